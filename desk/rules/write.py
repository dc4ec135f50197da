"""Writing a page about the office's rules: what every page needs, its neighbours, and what waits to be published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from starlette.responses import HTMLResponse

from desk.member import member
from desk.navigation import Place
from desk.rules.titles import title_of
from desk.write_page import write_page
from models.role import Role
from models.rules.rule_change import ChangeKind, ChangeState, RuleChange
from models.staff_member import StaffMember
from web.visit import Inside

MOST_ENDED = 12


@dataclass(frozen=True)
class ListedChange:
    """`by` is who proposed it."""

    change: RuleChange
    title: str
    by: str


def write_rules(inside: Inside, template: str, place: Place, *, status: int = 200, **content: Any) -> HTMLResponse:
    """This will answer with `rules/<template>.html`."""
    return write_page(
        inside,
        f"rules/{template}.html",
        here=place.path,
        status=status,
        place=place,
        proposes=Role.ADMINISTRATOR in inside.caller.roles,
        **content,
    )


def changes_of(inside: Inside, *kinds: ChangeKind) -> list[ListedChange]:
    """This will give the agency's changes of these kinds with title and proposer: what waits first, then the latest."""
    wanted = (
        select(RuleChange, StaffMember.full_name)
        .join(StaffMember, StaffMember.id == RuleChange.proposed_by_id)
        .where(RuleChange.agency_id == member(inside).agency_id, RuleChange.kind.in_(kinds))
        .order_by((RuleChange.state == ChangeState.PROPOSED).desc(), RuleChange.proposed_at.desc(), RuleChange.id)
        .limit(MOST_ENDED)
    )
    return [ListedChange(change, title_of(change), name) for change, name in inside.session.execute(wanted)]
