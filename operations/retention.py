"""`motcua retention`: forgets at once what has run out, as the night's calendar work does."""

from __future__ import annotations

import os

import typer

from engine.running.plain_runner import PlainRunner
from models.database import Database
from operations.databases import domain_database
from operations.reading_office import open_office
from operations.settings import Settings
from tasks.retention.every_kind import EVERY_KIND


def retention() -> None:
    """Xóa ngay những gì đã hết thời hạn lưu giữ, và nói đã xóa bao nhiêu."""
    settings = Settings()
    os.environ.setdefault("MOTCUA_PERSONAL_KEY", settings.secrets.personal_data_key)
    with domain_database(settings) as url:
        database = Database(url, pool_size=2)
        try:
            office = open_office(settings, database, PlainRunner(), threads=1)
            for kind, forget in EVERY_KIND.items():
                typer.echo(f"{_WORDS[kind]}: {forget(office)}")
        finally:
            database.close()


_WORDS = {
    "keys": "Khóa chống gửi trùng",
    "tokens": "Thẻ truy cập, chứng thực đã dùng",
    "drafts": "Bản nháp",
    "uploads": "Tệp không dùng",
    "readings": "Lượt đọc hồ sơ",
    "common_work": "Thông báo giữa đồng nghiệp, lần làm hàng loạt",
}
