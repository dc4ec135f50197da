"""Filing one case at another agency by hand, outside of any dossier of ours: whether the door opens, and what comes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated, Any
from uuid import uuid4

import typer

from gateways.gateway import GatewayError, PartnerRefused
from models.clock.clock import VIETNAM
from operations.demo.profile import Profile
from operations.linkage.calling import calling
from operations.plain_error import PlainError
from operations.settings import chosen_settings
from procedures.catalogue import UnknownProcedure, find

As = Annotated[Profile | None, typer.Option("--agency", help="Làm việc này tại cơ quan chạy thử nào.")]


def file(
    code: Annotated[str, typer.Argument(help="Mã định danh của cơ quan kia, ví dụ G01.99.01.")],
    procedure: Annotated[str, typer.Argument(help="Mã thủ tục ở đó, ví dụ 1.004222.")],
    body: Annotated[Path | None, typer.Option(help="Tệp JSON như của POST /dossiers; bỏ trống là ví dụ mẫu.")] = None,
    agency: As = None,
) -> None:
    """Nộp thử một hồ sơ liên thông tại cơ quan kia, không gắn với hồ sơ nào ở đây; in mã hồ sơ ở đó."""
    reference = f"thu-{uuid4().hex[:12]}"
    with calling(chosen_settings(agency)) as we, _told_plainly(code):
        today = we.clock.now().astimezone(VIETNAM).date()
        filed = {**_as_filed(procedure, body, today), "agency": code}
        received = we.agencies.of(code).start(procedure, reference, filed)
    typer.echo(f"Đã nộp tại {code}: hồ sơ {received.code}, mã liên thông {reference}")
    typer.echo(f"Hỏi lại: motcua partner ask {code} {reference}")


def ask(
    code: Annotated[str, typer.Argument(help="Mã định danh của cơ quan kia.")],
    reference: Annotated[str, typer.Argument(help="Mã liên thông của ta.")],
    agency: As = None,
) -> None:
    """Hỏi cơ quan kia một hồ sơ ta đã chuyển đang thế nào."""
    with calling(chosen_settings(agency)) as we, _told_plainly(code):
        standing = we.agencies.of(code).standing(reference)
    if standing is None:
        raise PlainError(f"{code} chưa nhận hồ sơ nào mang mã liên thông {reference}.")
    typer.echo(f"{standing.code}: {standing.state}, đã báo {standing.sequence} lần")
    for reason in standing.reasons:
        typer.echo(f"  {reason.reason}")
    for result in standing.results:
        typer.echo(f"  {result.title} số {result.number}")


@contextmanager
def _told_plainly(code: str) -> Iterator[None]:
    try:
        yield
    except PartnerRefused as no:
        raise PlainError(f"{code} không nhận: {no.code}.") from None
    except GatewayError:
        raise PlainError(f"Không gọi được {code}; xem motcua partner list.") from None


def _as_filed(procedure: str, body: Path | None, today: date) -> dict[str, Any]:
    """What the file says, or the procedure's own example, as one machine hands it to another: no paper, no money."""
    if body is not None:
        return {**json.loads(body.read_text(encoding="utf-8")), "channel": "linked"}
    try:
        example = find(procedure).edition_on(today).example
    except UnknownProcedure as unknown:
        raise PlainError(str(unknown)) from None
    if example is None:
        raise PlainError(f"Thủ tục {procedure} không có ví dụ mẫu; hãy ghi --body.")
    said = example(today)
    if "copies" in said["declaration"]:
        said["declaration"]["copies"] = {"wanted": False}
    bare = {"channel": "linked", "components": [], "delivery": {"way": "online"}, "payment": {"way": "none"}}
    return {**said, **bare}
