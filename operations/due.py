"""`motcua due`: when something received at a given moment must be returned, and why. Needs no database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Annotated

import typer

from models.clock.clock import VIETNAM
from models.clock.due import Cause, DueDate, Interval, derive_due
from models.clock.interval import IntervalBackwards
from models.clock.national_days import national_calendar
from models.clock.written_time import day, in_vietnam
from procedures.catalogue import UnknownProcedure, find
from procedures.limits import Limit, NotALimit, parse_limit
from procedures.procedure import Edition, Procedure


def due(
    *,
    received: Annotated[str, typer.Option(help="Lúc nhận, ví dụ 2026-08-27T09:00+07:00.")],
    procedure: Annotated[str | None, typer.Option(help="Mã thủ tục, ví dụ 1.004837.")] = None,
    limit: Annotated[str | None, typer.Option(help="Thời hạn thay cho mã thủ tục: 3wd, 8wh, 7cd, same-day.")] = None,
    pause: Annotated[
        list[str] | None, typer.Option(metavar="FROM TO", help="Khoảng tạm dừng, hai mốc; lặp lại được.")
    ] = None,
    # Typer cannot repeat an option of two values, so the second value of each --pause arrives here, in order.
    pause_ends: Annotated[list[str] | None, typer.Argument(metavar="TO", hidden=True)] = None,
    verified: Annotated[bool, typer.Option("--verified", help="Phải xác minh: dùng thời hạn dài hơn.")] = False,
) -> None:
    """Tính lúc hẹn trả theo lịch làm việc cả nước: dòng đầu theo ISO 8601, sau đó là từng bước."""
    received_at = _instant(received, "--received")
    pauses = _pauses(pause or [], pause_ends or [])
    chosen, edition = _chosen(procedure, limit, received_at)
    longer = edition.verified_limit if edition and verified else None
    derived = derive_due(chosen, received_at, national_calendar(), pauses=pauses, verified_limit=longer)
    for line in _told(derived, _edition_in_words(procedure, edition, received_at), unheeded=verified and not longer):
        typer.echo(line)


def _told(derived: DueDate, edition_in_words: Iterable[str], *, unheeded: bool) -> Iterator[str]:
    yield in_vietnam(derived.at).isoformat()
    yield from edition_in_words
    if unheeded:
        yield "Không có thời hạn riêng cho trường hợp phải xác minh: giữ nguyên thời hạn."
    yield from derived.lines


def _chosen(procedure: str | None, limit: str | None, received_at: datetime) -> tuple[Limit, Edition | None]:
    if (procedure is None) == (limit is None):
        raise typer.BadParameter("hãy ghi một trong hai: --procedure hoặc --limit")
    if limit is not None:
        try:
            return parse_limit(limit), None
        except NotALimit as reason:
            raise typer.BadParameter(str(reason), param_hint="--limit") from None
    edition = _procedure(str(procedure)).edition_on(in_vietnam(received_at).date())
    return edition.limit, edition


def _procedure(code: str) -> Procedure:
    try:
        return find(code)
    except UnknownProcedure as reason:
        raise typer.BadParameter(str(reason), param_hint="--procedure") from None


def _edition_in_words(code: str | None, edition: Edition | None, received_at: datetime) -> Iterator[str]:
    if code is None or edition is None:
        return
    known, on = find(code), in_vietnam(received_at).date()
    yield f"Thủ tục {known.code} {known.title}, phiên bản {edition.id} từ {day(edition.valid_from)}."
    if not known.has_edition_on(on):
        yield f"Chưa biết phiên bản có hiệu lực ngày {day(on)}: dùng phiên bản {edition.id}."


def _pauses(begins: Sequence[str], ends: Sequence[str]) -> list[Interval]:
    if len(begins) != len(ends):
        raise typer.BadParameter("mỗi lần tạm dừng cần hai mốc: --pause FROM TO", param_hint="--pause")
    try:
        return [
            Interval(_instant(begin, "--pause"), _instant(end, "--pause"), Cause.CITIZEN_SUPPLEMENT)
            for begin, end in zip(begins, ends, strict=True)
        ]
    except IntervalBackwards as reason:
        raise typer.BadParameter(str(reason), param_hint="--pause") from None


def _instant(typed: str, option: str) -> datetime:
    try:
        at = datetime.fromisoformat(typed)
    except ValueError:
        raise typer.BadParameter("không đọc được; hãy viết như 2026-08-27T09:00+07:00", param_hint=option) from None
    return at if at.tzinfo else at.replace(tzinfo=VIETNAM)
