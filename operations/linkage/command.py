"""`motcua partner`: other agencies' installations; who they are, what may pass, and what has passed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date as Day
from datetime import timedelta
from typing import Annotated

import typer
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gateways.linked.acquaintance import Acquaintance
from gateways.outgoing.key_pair import fingerprint as fingerprint_of
from models import every_table  # noqa: F401 - rows refer to rows of tables that nothing here names
from models.actor import SYSTEM
from models.audit.audit_entry import record
from models.clock.clock import VIETNAM, SystemClock
from models.database import Database
from models.linkage.exchange_chain import head_of, verify_exchanges
from models.linkage.outgoing_event import EventState, OutgoingEvent
from models.linkage.partner_agency import PartnerAgency
from models.linkage.replay import replay_events
from models.partner_client import PartnerClient
from operations.databases import domain_database
from operations.demo.profile import Profile
from operations.linkage import own_keys
from operations.linkage.add_partner import add_partner as write_partner
from operations.linkage.add_partner import check_fingerprint, fetch_keys
from operations.linkage.calling import calling
from operations.linkage.try_door import ask, file
from operations.plain_error import PlainError
from operations.secrets_file import read_secrets
from operations.settings import Settings, chosen_settings
from tasks.linkage.reconcile_day import reconcile_day

partner = typer.Typer(add_completion=False, pretty_exceptions_enable=False, no_args_is_help=True)
As = Annotated[Profile | None, typer.Option("--agency", help="Làm việc này tại cơ quan chạy thử nào.")]
Code = Annotated[str, typer.Argument(help="Mã định danh của cơ quan kia, ví dụ G01.99.01.")]


partner.command()(file)
partner.command()(ask)


@partner.callback()
def about() -> None:
    """Cơ quan liên thông: trao khóa, phạm vi, gửi lại sự kiện, kiểm tra chứng cứ."""


@partner.command()
def add(
    code: Code,
    url: Annotated[str, typer.Argument(help="Địa chỉ gốc của hệ thống kia, ví dụ https://congan.example.")],
    name: Annotated[str, typer.Option(help="Tên cơ quan kia.")] = "",
    may_file: Annotated[str, typer.Option(help="Thủ tục cơ quan kia được nộp tại đây, cách nhau dấu phẩy.")] = "",
    we_file: Annotated[str, typer.Option(help="Thủ tục ta được nộp tại cơ quan kia.")] = "",
    answers_for: Annotated[
        str,
        typer.Option(
            help="Mã đơn vị hành chính các xã cơ quan kia trả lời xác minh, cách nhau dấu phẩy; * là mọi xã khác."
        ),
    ] = "",
    network: Annotated[list[str] | None, typer.Option(help="Mạng riêng được gọi, ví dụ 10.0.0.0/8.")] = None,
    known_as: Annotated[str, typer.Option(help="Mã của ta tại cơ quan kia; mặc định là mã cơ quan của ta.")] = "",
    fingerprint: Annotated[str | None, typer.Option(help="Dấu vân tay khóa đã đối chiếu với cơ quan kia.")] = None,
    agency: As = None,
) -> None:
    """Thêm hoặc cập nhật một cơ quan; khóa công khai của họ được lấy về và ghim lại."""
    who = Acquaintance(
        code,
        url.rstrip("/"),
        name or code,
        _listed(may_file),
        _listed(we_file),
        tuple(network or ()),
        known_as=known_as,
        answers_for=_listed(answers_for),
    )
    published = fetch_keys(who.base_url, who.networks)
    found = check_fingerprint(published, fingerprint)
    with _session(agency) as session:
        write_partner(session, who, published, SystemClock().now())
    typer.echo(f"Đã thêm {who.code}. Dấu vân tay khóa của họ: {found}")
    if fingerprint is None:
        typer.echo("Hãy đối chiếu dấu vân tay này với cơ quan kia qua một đường khác (điện thoại, công văn).")


@partner.command("list")
def show(agency: As = None) -> None:
    """Các cơ quan liên thông, và còn bao nhiêu sự kiện họ chưa nhận."""
    with _session(agency) as session:
        for one in session.scalars(select(PartnerAgency).order_by(PartnerAgency.code)):
            waiting = session.scalar(
                select(func.count())
                .select_from(OutgoingEvent)
                .where(OutgoingEvent.client_id == one.client_id, OutgoingEvent.state != EventState.SENT)
            )
            state = "đã ngừng" if not one.active else "tạm dừng" if one.suspended_at else "đang dùng"
            typer.echo(f"{one.code}  {one.name}  {one.base_url}  {state}, {waiting} sự kiện chưa nhận")


@partner.command()
def remove(code: Code, agency: As = None) -> None:
    """Ngừng liên thông: cơ quan kia không gọi được nữa và không được gửi gì nữa; chứng cứ được giữ."""
    with _session(agency) as session:
        found = _found(session, code)
        found.active = False
        if found.client_id is not None:
            session.get_one(PartnerClient, found.client_id).active = False
        record(session, SYSTEM, "partner.removed", SystemClock().now(), partner=code)
    typer.echo(f"Đã ngừng liên thông với {code}.")


@partner.command()
def replay(
    code: Code,
    case: Annotated[str, typer.Option(help="Chỉ hồ sơ mang mã liên thông này; bỏ trống là mọi hồ sơ.")] = "",
    everything: Annotated[bool, typer.Option("--all", help="Cả những sự kiện cơ quan kia đã nhận.")] = False,
    agency: As = None,
) -> None:
    """Gửi lại các sự kiện; bên nhận biết mỗi sự kiện theo mã nên nhận hai lần không sao."""
    with _session(agency) as session:
        client = _found(session, code).client_id
        count = replay_events(session, client, linkage_id=case or None, taken_too=everything) if client else 0
        record(session, SYSTEM, "partner.replayed", SystemClock().now(), partner=code, events=count)
    typer.echo(f"Sẽ gửi lại {count} sự kiện.")


@partner.command()
def evidence(code: Code, agency: As = None) -> None:
    """Đọc lại chuỗi chứng cứ trao đổi với cơ quan kia; kết thúc bằng 0 chỉ khi mọi dòng còn nguyên."""
    with _session(agency) as session:
        head, flaws = head_of(session, code), verify_exchanges(session, code)
    for flaw in flaws:
        typer.echo(f"Số {flaw.place}: {flaw.what}")
    if flaws:
        raise typer.Exit(1)
    typer.echo(f"Nguyên vẹn: {head.number} lần trao đổi, mã băm cuối {head.chain_hash}")


@partner.command()
def reconcile(
    date: Annotated[str, typer.Option(help="Ngày đối soát, ví dụ 2026-10-06; bỏ trống là hôm qua.")] = "",
    agency: As = None,
) -> None:
    """Đối soát số hồ sơ ta đã chuyển trong ngày với từng cơ quan; kết thúc bằng 0 chỉ khi mọi cơ quan khớp."""
    with calling(chosen_settings(agency)) as we:
        day = Day.fromisoformat(date) if date else we.clock.now().astimezone(VIETNAM).date() - timedelta(days=1)
        compared = reconcile_day(we.database, we.clock, we.agencies, day)
    for one in compared:
        there = "không trả lời" if one.theirs is None else f"họ có {one.theirs.count}, chưa nhận {one.untaken} sự kiện"
        again = f"; đã hỏi lại {one.asked_again} hồ sơ" if one.asked_again else ""
        typer.echo(f"{one.partner}: ta chuyển {one.ours.count}, {there} – {'khớp' if one.agrees else 'LỆCH'}{again}")
    if not all(one.agrees for one in compared):
        raise typer.Exit(1)


@partner.command()
def keys(
    coming: Annotated[bool, typer.Option("--next", help="Tạo khóa mới và công bố bên cạnh khóa đang dùng.")] = False,
    use: Annotated[bool, typer.Option("--use", help="Từ nay ký bằng khóa mới; khóa cũ còn ký kèm.")] = False,
    end: Annotated[bool, typer.Option("--end", help="Bỏ khóa không còn dùng.")] = False,
    agency: As = None,
) -> None:
    """Khóa của ta với các cơ quan khác: xem dấu vân tay, hoặc đổi khóa không gián đoạn."""
    steps = [step for wanted, step in ((coming, own_keys.prepare), (use, own_keys.use), (end, own_keys.end)) if wanted]
    if len(steps) > 1:
        raise PlainError("Mỗi lần chỉ làm một bước: --next, --use hoặc --end.")
    folder = chosen_settings(agency).folder
    now = steps[0](folder) if steps else read_secrets(folder)
    typer.echo(f"Dấu vân tay để đối chiếu: {fingerprint_of({'keys': list(now.published_keys)})}")
    for key in now.published_keys:
        typer.echo(f"{key['kid']}{'  đang dùng' if key in now.published_keys[:2] else ''}")
    if steps:
        typer.echo("Hãy khởi động lại các dịch vụ để dùng các khóa này.")


@contextmanager
def _session(agency: Profile | None) -> Iterator[Session]:
    settings: Settings = chosen_settings(agency)
    with domain_database(settings) as url:
        database = Database(url, pool_size=1)
        try:
            with database.transaction() as session:
                yield session
        finally:
            database.close()


def _found(session: Session, code: str) -> PartnerAgency:
    found = session.scalars(select(PartnerAgency).where(PartnerAgency.code == code)).one_or_none()
    if found is None:
        raise PlainError(f"Không có cơ quan liên thông nào mang mã {code}.")
    return found


def _listed(codes: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in codes.split(",") if code.strip())
