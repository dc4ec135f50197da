"""`motcua audit verify`: reads the whole audit chain and says whether anything was changed, removed or cut off."""

from __future__ import annotations

import typer

from models.audit.chain import head_of, verify_chain
from models.database import Database
from operations.audit.anchor import last_anchor
from operations.databases import domain_database
from operations.settings import Settings

audit = typer.Typer(add_completion=False, pretty_exceptions_enable=False, no_args_is_help=True)


@audit.callback()
def about() -> None:
    """Kiểm tra sổ nhật ký."""


@audit.command()
def verify() -> None:
    """Đọc lại toàn bộ chuỗi nhật ký; kết thúc bằng 0 chỉ khi mọi dòng còn nguyên."""
    settings = Settings()
    with domain_database(settings) as url:
        database = Database(url, pool_size=1)
        with database.transaction() as session:
            head = head_of(session)
            flaws = verify_chain(session, last_anchor(settings.folder))
        database.close()
    for flaw in flaws:
        typer.echo(f"Số {flaw.place}: {flaw.what}")
    if flaws:
        raise typer.Exit(1)
    typer.echo(f"Nhật ký nguyên vẹn: {head.number} dòng, mã băm cuối {head.chain_hash}")
