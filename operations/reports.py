"""`motcua reports`: keeps at once the reports of periods that are over, as the night's calendar work does."""

from __future__ import annotations

import os

import typer

from engine.running.plain_runner import PlainRunner
from models.database import Database
from operations.databases import domain_database
from operations.reading_office import open_office
from operations.settings import Settings
from tasks.reports.keep_reports import keep_reports


def reports() -> None:
    """Lập và lưu ngay báo cáo của các kỳ đã kết thúc; kỳ nào đã lưu thì giữ nguyên."""
    settings = Settings()
    os.environ.setdefault("MOTCUA_PERSONAL_KEY", settings.secrets.personal_data_key)
    with domain_database(settings) as url:
        database = Database(url, pool_size=2)
        try:
            office = open_office(settings, database, PlainRunner(), threads=1)
            typer.echo(f"Báo cáo mới lưu: {keep_reports(office)}")
        finally:
            database.close()
