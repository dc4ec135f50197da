"""Looking up what may not be asked for on paper: the parents with their marriage, and whether the child is registered.

NĐ 07/2025/NĐ-CP (marital status is looked up), NQ 66.7/2025/NQ-CP (no paper where there are data). A database that
cannot be reached holds nothing up for long: an officer then records what he saw on paper.
"""

from __future__ import annotations

from typing import Any

from engine.outward_step import Answer, OutwardStep
from engine.work import Work
from gateways import population_database
from gateways.look_up import LookUpRequest
from models.acts.outcome import Outcome
from models.progress.journal import author_of
from tasks.equipment import Equipment
from tasks.reaching_out import reaching_out
from tasks.wording.letterhead import agency_of
from tasks.wording.old_entry import subject_asked
from tasks.wording.persons_asked import child_asked, declared_birth, guardianship_asked, parents_asked


class LookUpAsked(Outcome):
    """`reference` is ours at the database; a question that did not reach it is sent again, one it refused is not.

    `needed` is false when there was nobody to ask about.
    """

    reference: str | None = None
    needed: bool = True


def _about_parents(work: Work) -> dict[str, Any] | None:
    declaration = declared_birth(work.dossier)
    persons = parents_asked(declaration)
    if not persons:
        return None
    kind = "marital" if declaration.parents_married else "population"
    return _question(work, kind) | {"persons": [person.model_dump(mode="json") for person in persons]}


def _about_guardianship(work: Work) -> dict[str, Any] | None:
    persons = guardianship_asked(work.dossier)
    return _question(work, "population") | {"persons": [person.model_dump(mode="json") for person in persons]}


def _about_subject(work: Work) -> dict[str, Any] | None:
    return _question(work, "population") | {"persons": [subject_asked(work.dossier).model_dump(mode="json")]}


def _about_child(work: Work) -> dict[str, Any] | None:
    person = child_asked(declared_birth(work.dossier))
    return _question(work, "birth_duplicate") | {"persons": [person.model_dump(mode="json")]}


def _question(work: Work, kind: str) -> dict[str, Any]:
    """Every question names on whose behalf it is asked: the officer who let the dossier in."""
    return {
        "kind": kind,
        "requested_by": author_of(work.session, work.dossier.id, "checks_components") or "system",
        "purpose": work.dossier.procedure,
        "agency_code": agency_of(work.session, work.dossier).code,
    }


def _send(equipment: Equipment, reference: str, request: Any) -> Answer:
    with reaching_out():
        question = LookUpRequest.model_validate({**request, "reference": reference})
        return equipment.partners.population_database.look_up(question).model_dump(mode="json")


def _inquire(equipment: Equipment, reference: str) -> Answer | None:
    with reaching_out():
        standing = equipment.partners.population_database.inquire_look_up(reference)
    return None if standing is None else {"state": standing.state}


def _asked(work: Work, reference: str, answer: Answer) -> LookUpAsked:
    return LookUpAsked(reference=reference)


def _refused(work: Work, reference: str, code: str) -> LookUpAsked:
    return LookUpAsked(reference=reference)


def _not_reached(work: Work, reference: str) -> LookUpAsked:
    return LookUpAsked(reference=reference)


def _nobody_to_ask_about(work: Work) -> LookUpAsked:
    return LookUpAsked(needed=False)


ask_about_parents = OutwardStep(
    line="ask_about_parents",
    title="Tra cứu dân cư, tình trạng hôn nhân của cha mẹ",
    partner=population_database.NAME,
    kind="look-up",
    outcome=LookUpAsked,
    intend=_about_parents,
    send=_send,
    inquire=_inquire,
    confirm=_asked,
    refused=_refused,
    give_up=_not_reached,
    spared=_nobody_to_ask_about,
)

ask_about_child = OutwardStep(
    line="ask_about_child",
    title="Tra cứu trùng đăng ký khai sinh",
    partner=population_database.NAME,
    kind="duplicate",
    outcome=LookUpAsked,
    intend=_about_child,
    send=_send,
    inquire=_inquire,
    confirm=_asked,
    refused=_refused,
    give_up=_not_reached,
)

ask_about_guardianship = OutwardStep(
    line="ask_about_guardianship",
    title="Tra cứu dân cư của người được giám hộ, người giám hộ",
    partner=population_database.NAME,
    kind="look-up",
    outcome=LookUpAsked,
    intend=_about_guardianship,
    send=_send,
    inquire=_inquire,
    confirm=_asked,
    refused=_refused,
    give_up=_not_reached,
)

ask_about_subject = OutwardStep(
    line="ask_about_subject",
    title="Tra cứu dân cư của người được đăng ký lại",
    partner=population_database.NAME,
    kind="look-up",
    outcome=LookUpAsked,
    intend=_about_subject,
    send=_send,
    inquire=_inquire,
    confirm=_asked,
    refused=_refused,
    give_up=_not_reached,
)
