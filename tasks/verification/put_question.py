"""Putting a question to another commune: as a linked case at its own installation, or, where it has none, on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec

from engine.outward_step import Answer, OutwardStep
from engine.work import Work
from gateways import other_commune
from gateways.commune_query import CommuneQuery
from gateways.linked.commune_case import question_case
from gateways.look_up import PersonAsked
from models.acts.outcome import Outcome
from models.clock.clock import VIETNAM
from models.clock.due import derive_due
from models.linkage.find_agency import agency_answering_for
from models.progress.journal import author_of
from procedures.catalogue import find
from procedures.linked.commune_question import COMMUNE_QUESTION
from tasks.equipment import Equipment
from tasks.reaching_out import reaching_out
from tasks.wording.letterhead import agency_of

P = ParamSpec("P")
KIND = "query"


class CommuneAsked(Outcome):
    """`reference` is ours at the other commune, which may answer on paper as well; None where only a letter went."""

    reference: str | None = None


def question(
    work: Work,
    commune: str,
    *persons: PersonAsked,
    about: str,
    entry: dict[str, Any] | None = None,
    asked_by: str = "checks_components",
) -> dict[str, Any] | None:
    """What is asked of that commune; None where no installation is known that answers for it."""
    answering = agency_answering_for(work.session, commune)
    if answering is None:
        return None
    agency = agency_of(work.session, work.dossier)
    return {
        "agency": answering,
        "about": about,
        "commune_code": commune,
        "persons": [person.model_dump(mode="json") for person in persons],
        "entry": entry,
        "requested_by": author_of(work.session, work.dossier.id, asked_by) or "system",
        "purpose": f"{find(work.dossier.procedure).title} ({work.dossier.procedure})",
        "asker": {
            "code": agency.code,
            "name": agency.name,
            "province": agency.province_code,
            "ward": agency.ward_code,
            "address": agency.address,
            "phone": agency.phone,
        },
        "asked_on": work.now.astimezone(VIETNAM).date().isoformat(),
        "answer_by": derive_due(work.slip.edition.query_answer_within, work.now, work.calendar).at.isoformat(),
    }


def question_step(
    line: str, title: str, intend: Callable[Concatenate[Work, P], dict[str, Any] | None]
) -> OutwardStep[P, CommuneAsked]:
    """The step that asks; what comes of it is told by the linkage, or recorded from a letter."""

    def by_letter(work: Work, /, *args: P.args, **kwargs: P.kwargs) -> CommuneAsked:
        return CommuneAsked()

    return OutwardStep[P, CommuneAsked](
        line=line,
        title=title,
        partner=other_commune.NAME,
        kind=KIND,
        outcome=CommuneAsked,
        intend=intend,
        send=send_question,
        inquire=_inquire,
        confirm=_asked,
        refused=_on_paper,
        give_up=_not_reached,
        spared=by_letter,
        addressee=lambda request: str(request["agency"]),
    )


def send_question(equipment: Equipment, reference: str, request: Any) -> Answer:
    asked = {name: value for name, value in request.items() if name != "agency"}
    query = CommuneQuery.model_validate({**asked, "reference": reference})
    with reaching_out():
        agency = equipment.partners.agencies.of(request["agency"])
        received = agency.start(COMMUNE_QUESTION.code, reference, question_case(query, request["agency"]))
    return {"code": received.code}


def _inquire(equipment: Equipment, reference: str) -> Answer | None:
    with reaching_out():
        standing = equipment.partners.agencies.asked_by(reference).standing(reference)
    return None if standing is None else {"code": standing.code}


def _asked(work: Work, reference: str, answer: Answer) -> CommuneAsked:
    return CommuneAsked(reference=reference)


def _on_paper(work: Work, reference: str, code: str) -> CommuneAsked:
    return CommuneAsked(reference=reference)


def _not_reached(work: Work, reference: str) -> CommuneAsked:
    return CommuneAsked(reference=reference)
