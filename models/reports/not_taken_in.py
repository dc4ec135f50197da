"""What stands in no column of II.06: dossiers filed and not taken in, by what became of them in the period."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from models.dossier import Dossier
from models.reports.question import Question
from models.reports.report import Cell, Line, Sheet
from models.status import Ending
from procedures.catalogue import every_procedure

ROW = "chua-tiep-nhan"
_ENDINGS: Mapping[str, tuple[str, tuple[Ending, ...]]] = MappingProxyType(
    {
        "tu-choi": ("Từ chối tiếp nhận", (Ending.INTAKE_REFUSED, Ending.REFUSED)),
        "dong": ("Đóng do không bổ sung", (Ending.LAPSED,)),
        "rut": ("Rút, dừng trước khi tiếp nhận", (Ending.WITHDRAWN, Ending.STOPPED)),
    }
)
_WAITING = "cho"


def not_taken_in_sheet(session: Session, question: Question) -> Sheet:
    """This will count them in one query; each figure opens its dossiers like those of the form."""
    keys = (*_ENDINGS, _WAITING)
    numbers = [
        select(func.count()).select_from(not_taken_in_ids(question, key).subquery()).scalar_subquery() for key in keys
    ]
    row = session.execute(select(*numbers)).one()
    figures = (Cell.of(number, f"{key}/{ROW}") for key, number in zip(keys, row, strict=True))
    return Sheet(
        title="Ngoài biểu: hồ sơ đã nộp, chưa được tiếp nhận",
        heads=("STT", "Hồ sơ", *(words for words, _ in _ENDINGS.values()), "Đang chờ tiếp nhận, chờ bổ sung"),
        lines=(Line(cells=(Cell(text="1"), Cell(text="Chưa được tiếp nhận"), *figures)),),
    )


def not_taken_in_ids(question: Question, key: str) -> Select[Any]:
    """The ids behind one of the figures; LookupError for one that is none."""
    if key == _WAITING:
        return _filed(question, or_(Dossier.ended_at.is_(None), Dossier.ended_at >= question.at))
    _, endings = _ENDINGS[key]
    within = and_(Dossier.ended_at >= question.began, Dossier.ended_at < question.at)
    return _filed(question, within, Dossier.ending.in_(endings))


def _filed(question: Question, *rules: ColumnElement[bool]) -> Select[Any]:
    citizens = [procedure.code for procedure in every_procedure() if not procedure.for_agencies]
    return select(Dossier.id).where(
        Dossier.agency_id == question.agency_id,
        question.population,
        Dossier.procedure.in_(citizens),
        Dossier.received_at < question.at,
        or_(Dossier.accepted_at.is_(None), Dossier.accepted_at >= question.at),
        *rules,
    )
