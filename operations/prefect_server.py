"""The settings Prefect's server and its clients run with, each with its reason."""

from __future__ import annotations

import os

from operations.machine.loopback import LOOPBACK
from operations.settings import Settings

DAY = 24 * 3600
_INHERITED = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "PYTHONPATH")


def prefect_server_environment(settings: Settings, database_url: str) -> dict[str, str]:
    """What the server's process is told. Neither the caller's own Prefect settings nor our secrets get through."""
    return (
        _bare()
        | _common(settings)
        | _SERVICES
        | {
            "PREFECT_SERVER_DATABASE_CONNECTION_URL": database_url,
            "PREFECT_SERVER_API_HOST": LOOPBACK,
            "PREFECT_SERVER_API_PORT": str(settings.prefect_port),
            # One credential for the whole server is all Prefect has, so the server listens to this machine only.
            "PREFECT_SERVER_API_AUTH_STRING": settings.secrets.prefect_auth_string,
            "PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED": "true",
            # The default lets any page in a clerk's browser talk to the engine.
            "PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS": "",
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
            "PREFECT_SERVER_UI_API_URL": settings.prefect_api_url,
            "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
            "PREFECT_SERVER_DATABASE_SQLALCHEMY_POOL_SIZE": "5",
            "PREFECT_SERVER_DATABASE_SQLALCHEMY_MAX_OVERFLOW": "10",
            "PREFECT_SERVER_DATABASE_SQLALCHEMY_CONNECT_ARGS_APPLICATION_NAME": "prefect",
            # Hundreds of kinds of block for clouds nobody here uses, written one by one at the first start.
            "PREFECT_SERVER_REGISTER_BLOCKS_ON_START": "false",
            # Our parameters are one identifier; anything larger is a mistake or an attack.
            "PREFECT_SERVER_API_MAX_PARAMETER_SIZE": "16384",
        }
    )


def prefect_client_environment(settings: Settings) -> dict[str, str]:
    """What a process that runs flows is told."""
    return _common(settings) | {
        "PREFECT_API_URL": settings.prefect_api_url,
        "PREFECT_API_AUTH_STRING": settings.secrets.prefect_auth_string,
        # With the defaults a dead server holds a thread for one to fourteen minutes.
        "PREFECT_API_REQUEST_TIMEOUT": "5",
        "PREFECT_CLIENT_MAX_RETRIES": "1",
        "PREFECT_CLIENT_CSRF_SUPPORT_ENABLED": "true",
        # Log lines may name people; the engine's database must not.
        "PREFECT_LOGGING_TO_API_ENABLED": "false",
        "PREFECT_LOGGING_LEVEL": "WARNING",
        # The journal is the record of results.
        "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
        "PREFECT_TASKS_REFRESH_CACHE": "false",
        # A server in a thread of our own would hide that the real one is gone.
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
    }


def _common(settings: Settings) -> dict[str, str]:
    home = settings.folder / "prefect"
    return {
        "PREFECT_HOME": str(home),
        "PREFECT_PROFILES_PATH": str(home / "profiles.toml"),
        "PREFECT_LOCAL_STORAGE_PATH": str(home / "storage"),
        "DO_NOT_TRACK": "1",
    }


# The task-run recorder stays on: it alone makes tasks visible on Prefect's page. Nothing of ours uses
# automations, whose parts cost a third of the server's work.
_SERVICES = {
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_ENABLED": "true",
    # One transaction a second for what all tasks told, and not one for each of the three states of every task.
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "50",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "50",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "1",
    "PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_EVENT_LOGGER_ENABLED": "false",
    "PREFECT_SERVER_EVENTS_STREAM_OUT_ENABLED": "false",
    "PREFECT_SERVER_EVENTS_RETENTION_PERIOD": "P7D",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(30 * DAY),
    "PREFECT_SERVER_SERVICES_LATE_RUNS_ENABLED": "true",
    "PREFECT_SERVER_SERVICES_SCHEDULER_ENABLED": "true",
}


def _bare() -> dict[str, str]:
    return {name: os.environ[name] for name in _INHERITED if name in os.environ}
