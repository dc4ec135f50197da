"""Who held a dossier at the hour when its promise broke: the office, the family, or another agency.

Where two held it at once, the one that stops the citizen's clock counts, as in the split of its time.
"""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import ColumnElement, and_, case, exists, func, literal, or_

from models.dossier import Dossier
from models.progress.work_item import WorkItem
from models.role import Role
from models.supervision.moment import Moment
from models.supervision.standing import Standing, stands


class Blame(StrEnum):
    """The values stand in addresses."""

    CITIZEN = "tre-nguoi-dan"
    PARTNER = "tre-doi-tac"
    OFFICE = "tre-co-quan"

    @property
    def words(self) -> str:
        return {
            Blame.CITIZEN: "Trễ khi đang chờ người dân",
            Blame.PARTNER: "Trễ khi đang chờ đơn vị phối hợp",
            Blame.OFFICE: "Trễ khi cơ quan đang giữ",
        }[self]


# When it was done with, or None while it is not.
DONE_AT = func.coalesce(Dossier.issued_at, Dossier.ended_at)


def came_late(moment: Moment) -> ColumnElement[bool]:
    """A promise that is broken now, or was in the last thirty days."""
    still = and_(stands(Standing.LATE, moment), Dossier.due_at.is_not(None))
    lately = and_(Dossier.due_at < DONE_AT, _done_since(moment))
    return or_(still, lately)


def waits_past_its_hour(moment: Moment) -> ColumnElement[bool]:
    """The promised hour has gone by while the clock stood still for the family: not late, and not forgotten."""
    return and_(stands(Standing.PAUSED, moment), Dossier.due_at < moment.now)


def _done_since(moment: Moment) -> ColumnElement[bool]:
    """Written so that either index may serve."""
    ended_without = and_(Dossier.issued_at.is_(None), Dossier.ended_at >= moment.since)
    return or_(Dossier.issued_at >= moment.since, ended_without)


def blame() -> ColumnElement[str]:
    """Who held the dossier at its due hour, as a value of `Blame`."""
    return case(
        (_held_by(Role.APPLICANT), literal(Blame.CITIZEN.value)),
        (_held_by(Role.PARTNER), literal(Blame.PARTNER.value)),
        else_=literal(Blame.OFFICE.value),
    )


def blamed(whom: Blame, moment: Moment) -> ColumnElement[bool]:
    return and_(came_late(moment), blame() == whom.value)


def _held_by(role: Role) -> ColumnElement[bool]:
    return exists().where(
        WorkItem.dossier_id == Dossier.id,
        WorkItem.role == role,
        WorkItem.aside.is_(False),
        WorkItem.opened_at <= Dossier.due_at,
        or_(WorkItem.ended_at.is_(None), WorkItem.ended_at > Dossier.due_at),
    )
