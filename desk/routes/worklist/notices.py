"""Thông báo: what colleagues did with my work, and what they gave me."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from fastapi import APIRouter
from sqlalchemy import select
from sqlalchemy.orm import aliased
from starlette.responses import RedirectResponse, Response

from desk.member import member
from desk.write_page import write_page
from language.phrase import phrase
from models.dossier import Dossier
from models.progress.work_item import WorkItem
from models.rules.rule_change import RuleChange
from models.rules.tell_of_change import PUBLISHERS
from models.staff.staff_notice import StaffNotice, mark_read
from models.staff_member import StaffMember
from web.access import visible_dossiers
from web.open_to import EVERY_STAFF_ROLE, open_to
from web.page_visit import StaffPage
from web.visit import Inside

router = APIRouter(include_in_schema=False)
PATH = "/thong-bao"
_HOUSE = "Hệ thống"
MOST = 60


@dataclass(frozen=True)
class NoticeRow:
    """`where` leads to what it is about; empty where the reader may not see that any more."""

    notice: StaffNotice
    by: str
    what: str
    where: str


@router.get(PATH)
@open_to(*EVERY_STAFF_ROLE)
def notices(visit: StaffPage) -> Response:
    """What colleagues did with one's work."""
    with visit.enter() as inside:
        return write_page(inside, "worklist/notices.html", here=PATH, rows=_rows(inside), most=MOST)


@router.post(f"{PATH}/da-doc")
@open_to(*EVERY_STAFF_ROLE)
def read_all(visit: StaffPage) -> Response:
    with visit.enter() as inside:
        mark_read(inside.session, member(inside).id, inside.now)
    return RedirectResponse(PATH, status_code=303)


@router.post(f"{PATH}/{{notice_id}}/da-doc")
@open_to(*EVERY_STAFF_ROLE)
def read_one(visit: StaffPage, notice_id: UUID) -> Response:
    with visit.enter() as inside:
        mark_read(inside.session, member(inside).id, inside.now, notice_id)
    return RedirectResponse(PATH, status_code=303)


def _rows(inside: Inside) -> list[NoticeRow]:
    """The latest sixty; a dossier that may not be seen is not named."""
    seen = aliased(Dossier, select(Dossier).where(visible_dossiers(inside.caller)).subquery())
    query = (
        select(StaffNotice, StaffMember.full_name, WorkItem.title, seen.code, seen.subject_name, RuleChange.title)
        .outerjoin(StaffMember, StaffMember.id == StaffNotice.by_id)
        .outerjoin(WorkItem, WorkItem.id == StaffNotice.item_id)
        .outerjoin(seen, seen.id == StaffNotice.dossier_id)
        .outerjoin(RuleChange, RuleChange.id == StaffNotice.change_id)
        .where(StaffNotice.staff_id == member(inside).id)
        .order_by(StaffNotice.at.desc(), StaffNotice.id.desc())
        .limit(MOST)
    )
    publishes = bool(inside.caller.roles & set(PUBLISHERS))
    return [
        _row_of_change(notice, name or _HOUSE, change, publishes=publishes)
        if change
        else _row(notice, name or _HOUSE, title, code, subject)
        for notice, name, title, code, subject, change in inside.session.execute(query)
    ]


def _row_of_change(notice: StaffNotice, by: str, change: str, *, publishes: bool) -> NoticeRow:
    """A change of the rules is told to everybody by its title; its page is for whoever may publish one."""
    return NoticeRow(notice, by, change, f"/quan-tri/de-xuat/{notice.change_id}" if publishes else "")


def _row(notice: StaffNotice, by: str, title: str | None, code: str | None, subject: str | None) -> NoticeRow:
    if notice.kind.is_of_account:
        return NoticeRow(notice, by, "tài khoản của bạn", "/tai-khoan")
    if notice.run_id:
        return NoticeRow(notice, by, phrase("{count} việc", count=notice.count), f"/hang-loat/{notice.run_id}")
    if notice.incoming_id:
        return NoticeRow(notice, by, "mở văn bản", f"/van-ban-den/{notice.incoming_id}")
    what = phrase("{title}: {subject}, {code}", title=title, subject=subject, code=code) if code else "một việc"
    return NoticeRow(notice, by, what, f"/ho-so/{code}?viec={notice.item_id}" if code else "")
