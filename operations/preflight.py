"""What is looked at before anything starts, so that a start fails in one sentence and not in five logs."""

from __future__ import annotations

import contextlib
import re
import socket
import time
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version

import psutil  # type: ignore[import-untyped]

from operations.machine.loopback import LOOPBACK, is_free
from operations.plain_error import PlainError
from operations.settings import Settings

PATIENCE = 2.0  # Seconds the parts of an office that was just killed get to let go of their ports.
BACKLOG = 1024


class PortTaken(PlainError):
    """Another program listens on a port of ours."""


class LibraryMissing(PlainError):
    """A package the project needs is not installed."""


def check_libraries() -> None:
    """Refuse to start half an installation."""
    for line in requires("motcua") or ():
        name = re.match(r"[\w.-]+", line)
        # A package with a condition may rightly be absent here.
        if name is None or ";" in line:
            continue
        try:
            version(name.group())
        except PackageNotFoundError:
            raise LibraryMissing(f"Thiếu thư viện {name.group()}; hãy chạy: make setup (library missing).") from None


def check_ports(settings: Settings) -> None:
    """Refuse a port that somebody else holds, and say which setting moves it."""
    wanted = {"MOTCUA_PREFECT_PORT": settings.prefect_port, "MOTCUA_POSTGRES_PORT": settings.postgres_port}
    if settings.simulators_port:
        wanted |= {"MOTCUA_SIMULATORS_PORT": settings.simulators_port}
    for setting, port in wanted.items():
        if port:
            _wait_for(port, LOOPBACK, setting)


@contextlib.contextmanager
def open_door(settings: Settings) -> Iterator[int]:
    """The listening socket all web processes share, as a descriptor to hand down.

    It stays open while a web process is started again: who comes then waits a moment and is not turned away.
    """
    _wait_for(settings.port, settings.host, "MOTCUA_PORT")
    try:
        door = socket.create_server((settings.host, settings.port), backlog=BACKLOG)
    except OSError as error:
        raise PortTaken(
            f"Không mở được {settings.host}:{settings.port} ({error.strerror}); hãy đổi MOTCUA_HOST hoặc MOTCUA_PORT."
        ) from None
    with door:
        yield door.fileno()


def _wait_for(port: int, host: str, setting: str) -> None:
    limit = time.monotonic() + PATIENCE
    while not is_free(port, host):
        if time.monotonic() > limit:
            raise PortTaken(
                f"Cổng {port} đang bị chương trình khác dùng{_holder(port)}; hãy dừng nó hoặc chọn cổng khác, "
                f"ví dụ {setting}={port + 1} (port in use)."
            )
        time.sleep(0.1)


def _holder(port: int) -> str:
    """Who listens there, as far as we may know."""
    with contextlib.suppress(psutil.Error, OSError):
        for one in psutil.net_connections(kind="tcp"):
            if one.status == psutil.CONN_LISTEN and one.laddr and one.laddr.port == port and one.pid:
                return f" ({psutil.Process(one.pid).name()}, tiến trình {one.pid})"
    return ""
