"""What the processes of an office import, done once for all of them, and the two processes themselves."""

from __future__ import annotations

import typst
import uvicorn
from prefect.context import refresh_global_settings_context
from sqlalchemy.orm import configure_mappers

import operations.doctor.every_check
import operations.front.application
from models.every_table import METADATA
from operations.front.web import web
from operations.worker import worker

LOADED = (METADATA, operations.doctor.every_check, operations.front.application, typst, uvicorn)
configure_mappers()


def live_as_web() -> None:
    web(None)


def live_as_plain_worker() -> None:
    worker(plain=True)


def live_as_prefect_worker() -> None:
    # Prefect reads its settings when it is imported, which the parent did before there was a server.
    refresh_global_settings_context()
    worker(plain=False)
