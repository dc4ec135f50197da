"""Looking the marital status of a person up, before anybody else is asked (NĐ 07/2025/NĐ-CP)."""

from __future__ import annotations

from typing import Any

from engine.outward_step import Answer, OutwardStep
from engine.work import Work
from gateways import population_database
from models.progress.journal import author_of
from tasks.verification.ask_population_database import LookUpAsked, ask_about_parents
from tasks.wording.letterhead import agency_of
from tasks.wording.person_confirmed import person_confirmed


def _question(work: Work) -> dict[str, Any]:
    """The question names on whose behalf it is asked: the officer who let the dossier in."""
    return {
        "kind": "marital",
        "requested_by": author_of(work.session, work.dossier.id, "checks_components") or "system",
        "purpose": work.dossier.procedure,
        "agency_code": agency_of(work.session, work.dossier).code,
        "persons": [person_confirmed(work.dossier).model_dump(mode="json")],
    }


def _asked(work: Work, reference: str, answer: Answer) -> LookUpAsked:
    return LookUpAsked(reference=reference)


def _refused(work: Work, reference: str, code: str) -> LookUpAsked:
    return LookUpAsked(reference=reference)


def _not_reached(work: Work, reference: str) -> LookUpAsked:
    return LookUpAsked(reference=reference)


ask_about_person = OutwardStep(
    line="ask_about_person",
    title="Tra cứu dân cư, tình trạng hôn nhân của người được xác nhận",
    partner=population_database.NAME,
    kind="look-up",
    outcome=LookUpAsked,
    intend=_question,
    send=ask_about_parents.send,
    inquire=ask_about_parents.inquire,
    confirm=_asked,
    refused=_refused,
    give_up=_not_reached,
)
