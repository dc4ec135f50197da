"""How an open dossier stands by the clock: each in exactly one place, so that the places add up to all of them."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import ColumnElement, and_, case, func, literal, select

from models.dossier import Dossier
from models.progress.pause import Pause
from models.supervision.moment import Moment


class Standing(StrEnum):
    """The values stand in addresses. Before it is accepted, what counts is the hour by which the desk must react."""

    LATE = "qua-han"
    RISK = "sap-han"
    IN_TIME = "trong-han"
    PAUSED = "tam-dung"
    READY = "cho-tra"

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    Standing.LATE: "Quá hạn",
    Standing.RISK: "Sắp đến hạn",
    Standing.IN_TIME: "Trong hạn",
    Standing.PAUSED: "Tạm dừng, chờ người dân",
    Standing.READY: "Có kết quả, chờ trả",
}

# What was promised, or by when the desk must answer whoever filed.
DEADLINE = func.coalesce(Dossier.due_at, Dossier.react_by)
OPEN = Dossier.ending.is_(None)
# Asked once for all rows and looked up by hash: far cheaper than a question for each dossier.
_PAUSED = Dossier.id.in_(select(Pause.dossier_id).where(Pause.until.is_(None)))


def standing(moment: Moment) -> ColumnElement[str]:
    """The place of an open dossier, as a value of `Standing`."""
    return case(
        (Dossier.issued_at.is_not(None), literal(Standing.READY.value)),
        (_PAUSED, literal(Standing.PAUSED.value)),
        (moment.now > DEADLINE, literal(Standing.LATE.value)),
        (moment.end_of_soon >= DEADLINE, literal(Standing.RISK.value)),
        else_=literal(Standing.IN_TIME.value),
    )


def stands(place: Standing, moment: Moment) -> ColumnElement[bool]:
    """Whether a dossier is open and stands there."""
    runs = and_(OPEN, Dossier.issued_at.is_(None), ~_PAUSED)
    return {
        Standing.READY: and_(OPEN, Dossier.issued_at.is_not(None)),
        Standing.PAUSED: and_(OPEN, Dossier.issued_at.is_(None), _PAUSED),
        Standing.LATE: and_(runs, moment.now > DEADLINE),
        Standing.RISK: and_(runs, moment.now <= DEADLINE, moment.end_of_soon >= DEADLINE),
        Standing.IN_TIME: and_(runs, moment.now <= DEADLINE, moment.end_of_soon < DEADLINE),
    }[place]
