"""`motcua golden`: keeps the journals of dossiers that have ended, one for each ending of each procedure."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import select

from models.database import Database
from models.dossier import Dossier
from operations.databases import domain_database
from operations.editions.golden_journal import GOLDEN, fault_of, golden_of, write_golden
from operations.plain_error import PlainError
from operations.settings import Settings


def golden(
    folder: Annotated[Path, typer.Option(help="Thư mục ghi vào.")] = GOLDEN,
    anew: Annotated[bool, typer.Option("--anew", help="Viết lại cả những nhật ký đã có.")] = False,
) -> None:
    """Ghi nhật ký mẫu của những hồ sơ đã kết thúc: mỗi thủ tục, mỗi cách kết thúc một nhật ký."""
    with domain_database(Settings()) as url:
        database = Database(url, pool_size=1)
        try:
            written = keep(database, folder, anew=anew)
        finally:
            database.close()
    typer.echo("\n".join(["Đã ghi:", *written]) if written else "Không có cách kết thúc nào mới.")


def keep(database: Database, folder: Path, *, anew: bool) -> list[str]:
    """This will write a journal for every ending of every procedure that has none yet, the oldest dossier of each."""
    written = []
    with database.transaction() as session:
        ended = select(Dossier.id, Dossier.procedure, Dossier.ending).where(Dossier.ending.is_not(None))
        first = {(row[1], row[2]): row[0] for row in reversed(session.execute(ended.order_by(Dossier.code)).all())}
        for dossier_id in first.values():
            journal = golden_of(session, dossier_id)
            if not anew and (folder / journal.name).exists():
                continue
            fault = fault_of(journal)
            if fault:
                raise PlainError(f"Nhật ký {journal.name} không dùng làm mẫu được: {fault}")
            write_golden(journal, folder)
            written.append(journal.name)
    return sorted(written)
