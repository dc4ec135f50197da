"""Looking up one of the two who want to marry, with his or her marital status (NĐ 07/2025/NĐ-CP)."""

from __future__ import annotations

from typing import Any

from engine.outward_step import Answer, OutwardStep
from engine.work import Work
from gateways import population_database
from models.progress.journal import author_of
from models.register.marriage.couple import spouse_of
from procedures.marriage_registration import MARRIAGE_REGISTRATION
from tasks.verification.ask_population_database import LookUpAsked, ask_about_parents
from tasks.wording.letterhead import agency_of
from tasks.wording.spouse import spouse_asked


def _question(work: Work, who: str) -> dict[str, Any]:
    """Of a couple married already only who they are is asked, and whether they are alive."""
    to_marry = work.dossier.procedure == MARRIAGE_REGISTRATION.code
    person = spouse_asked(spouse_of(work.dossier, who), married=not to_marry)
    return {
        "kind": "marital" if to_marry else "population",
        "requested_by": author_of(work.session, work.dossier.id, "checks_components") or "system",
        "purpose": work.dossier.procedure,
        "agency_code": agency_of(work.session, work.dossier).code,
        "persons": [person.model_dump(mode="json")],
    }


def _asked(work: Work, reference: str, answer: Answer) -> LookUpAsked:
    return LookUpAsked(reference=reference)


def _refused(work: Work, reference: str, code: str) -> LookUpAsked:
    return LookUpAsked(reference=reference)


def _not_reached(work: Work, reference: str) -> LookUpAsked:
    return LookUpAsked(reference=reference)


ask_about_spouse = OutwardStep(
    line="ask_about_spouse",
    title="Tra cứu dân cư, tình trạng hôn nhân của một bên",
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
