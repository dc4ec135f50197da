"""`motcua migrate`: bring the domain database to the shape this version of the programs expects."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import psycopg
import typer
from alembic import command
from alembic.config import Config

from models.database import Database
from operations.databases import domain_database
from operations.demo.seed import seed_demo
from operations.editions.golden_journal import GOLDEN, fault_of, read_golden
from operations.editions.orphans import orphans
from operations.plain_error import PlainError
from operations.run_folder import is_demo
from operations.settings import Settings

MOST_NAMED = 20
LOCK = 0x4D6F74437561  # "MotCua": one migration at a time, whoever starts it.


def migrate() -> None:
    """Cập nhật cấu trúc cơ sở dữ liệu hồ sơ lên bản hiện hành; ở chế độ thử thì thêm phường và cán bộ mẫu."""
    settings = Settings()
    with domain_database(settings) as url:
        refuse_to_orphan(url)
        upgrade(url)
        if is_demo(settings):
            _seed(settings, url)
    typer.echo("Cấu trúc dữ liệu đã ở bản mới nhất.")


def refuse_to_orphan(url: str) -> None:
    """This will end here, before anything is changed, when dossiers under way could not be carried on by this version.

    The journals that are kept as examples are led through the flows as well, where there are any.
    """
    strangers = [f"{path.parent.name}/{path.stem}: {fault}" for path, fault in _disowned()]
    with psycopg.connect(url) as connection:
        found = [f"{orphan.dossier}: {orphan.why}" for orphan in orphans(connection)]
    if found or strangers:
        named = [*found[:MOST_NAMED], *(["…"] if len(found) > MOST_NAMED else []), *strangers]
        raise PlainError(
            f"Bản này bỏ rơi {len(found)} hồ sơ đang giải quyết, {len(strangers)} nhật ký mẫu; chưa thay đổi gì:\n  "
            + "\n  ".join(named)
        )


def _disowned() -> Iterator[tuple[Path, str]]:
    for path in sorted(GOLDEN.glob("*/*.json")):
        fault = fault_of(read_golden(path))
        if fault:
            yield path, fault


def _seed(settings: Settings, url: str) -> None:
    """Before the doors open: whoever is told that the office is ready can log in."""
    database = Database(url, pool_size=1)
    try:
        seed_demo(settings, database)
    finally:
        database.close()


def upgrade(url: str) -> None:
    """Run every migration the database has not seen; a second caller waits for the first."""
    with as_file(files("migrations")) as folder, psycopg.connect(url, autocommit=True) as guard:
        guard.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.attributes["url"] = url
        command.upgrade(config, "head")
