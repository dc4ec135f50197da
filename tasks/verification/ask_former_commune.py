"""Asking one commune where the person lived whether he married there (NĐ 123/2015 Đ22: 3 working days each)."""

from __future__ import annotations

from typing import Any

from engine.outward_step import Answer, OutwardStep
from engine.work import Work
from gateways import other_commune
from models.clock.due import derive_due
from models.progress.journal import author_of
from tasks.verification.ask_other_commune import CommuneAsked, ask_other_commune
from tasks.wording.letterhead import agency_of
from tasks.wording.person_confirmed import person_confirmed


def _question(work: Work, commune: str) -> dict[str, Any]:
    answer_by = derive_due(work.slip.edition.query_answer_within, work.now, work.calendar).at
    return {
        "about": "marital_status",
        "commune_code": commune,
        "persons": [person_confirmed(work.dossier).model_dump(mode="json")],
        "requested_by": author_of(work.session, work.dossier.id, "checks_components") or "system",
        "purpose": work.dossier.procedure,
        "agency_code": agency_of(work.session, work.dossier).code,
        "answer_by": answer_by.isoformat(),
    }


def _asked(work: Work, reference: str, answer: Answer) -> CommuneAsked:
    return CommuneAsked(reference=reference)


def _on_paper(work: Work, reference: str, code: str) -> CommuneAsked:
    return CommuneAsked(reference=reference)


def _not_reached(work: Work, reference: str) -> CommuneAsked:
    return CommuneAsked(reference=reference)


ask_former_commune = OutwardStep(
    line="ask_former_commune",
    title="Hỏi nơi cư trú cũ về tình trạng hôn nhân",
    partner=other_commune.NAME,
    kind="query",
    outcome=CommuneAsked,
    intend=_question,
    send=ask_other_commune.send,
    inquire=ask_other_commune.inquire,
    confirm=_asked,
    refused=_on_paper,
    give_up=_not_reached,
)
