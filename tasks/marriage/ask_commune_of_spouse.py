"""Asking the commune where one of the two lives, when the database cannot tell (NĐ 07/2025/NĐ-CP: 3 working days)."""

from __future__ import annotations

from typing import Any

from engine.outward_step import Answer, OutwardStep
from engine.work import Work
from gateways import other_commune
from models.clock.due import derive_due
from models.progress.journal import author_of
from models.register.marriage.couple import spouse_of
from tasks.verification.ask_other_commune import CommuneAsked, ask_other_commune
from tasks.wording.letterhead import agency_of
from tasks.wording.spouse import spouse_asked


def _question(work: Work, who: str) -> dict[str, Any]:
    person, agency = spouse_of(work.dossier, who), agency_of(work.session, work.dossier)
    home = person.residence.ward if person.residence else None
    return {
        "about": "marital_status",
        "commune_code": home or agency.ward_code,
        "persons": [spouse_asked(person, married=False).model_dump(mode="json")],
        "requested_by": author_of(work.session, work.dossier.id, "checks_components") or "system",
        "purpose": work.dossier.procedure,
        "agency_code": agency.code,
        "answer_by": derive_due(work.slip.edition.query_answer_within, work.now, work.calendar).at.isoformat(),
    }


def _asked(work: Work, reference: str, answer: Answer) -> CommuneAsked:
    return CommuneAsked(reference=reference)


def _on_paper(work: Work, reference: str, code: str) -> CommuneAsked:
    return CommuneAsked(reference=reference)


def _not_reached(work: Work, reference: str) -> CommuneAsked:
    return CommuneAsked(reference=reference)


ask_commune_of_spouse = OutwardStep(
    line="ask_commune_of_spouse",
    title="Hỏi Ủy ban nhân dân cấp xã nơi thường trú về tình trạng hôn nhân",
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
