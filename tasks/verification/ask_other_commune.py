"""Asking the commune whose books may know, where the database has nothing (NĐ 07/2025/NĐ-CP: 3 working days)."""

from __future__ import annotations

from typing import Any

from engine.outward_step import Answer, OutwardStep
from engine.work import Work
from gateways import other_commune
from gateways.commune_query import CommuneQuery
from models.acts.outcome import Outcome
from models.clock.due import derive_due
from models.progress.journal import author_of
from procedures.forms.birth_declaration import BirthDeclaration
from tasks.equipment import Equipment
from tasks.reaching_out import reaching_out
from tasks.wording.letterhead import agency_of
from tasks.wording.persons_asked import declared_birth, parents_asked


class CommuneAsked(Outcome):
    """`reference` is ours at the other commune, which may answer on paper as well."""

    reference: str | None = None


def _question(work: Work) -> dict[str, Any]:
    declaration = declared_birth(work.dossier)
    agency = agency_of(work.session, work.dossier)
    answer_by = derive_due(work.slip.edition.query_answer_within, work.now, work.calendar).at
    return {
        "about": "marital_status",
        "commune_code": _ward(declaration) or agency.ward_code,
        "persons": [person.model_dump(mode="json") for person in parents_asked(declaration)],
        "requested_by": author_of(work.session, work.dossier.id, "checks_components") or "system",
        "purpose": work.dossier.procedure,
        "agency_code": agency.code,
        "answer_by": answer_by.isoformat(),
    }


def _ward(declaration: BirthDeclaration) -> str | None:
    """The ward of permanent residence of a parent, whose office keeps his marital status."""
    homes = [parent.residence for parent in (declaration.mother, declaration.father) if parent and parent.residence]
    return next((home.ward for home in homes if home.ward), None)


def _send(equipment: Equipment, reference: str, request: Any) -> Answer:
    with reaching_out():
        query = CommuneQuery.model_validate({**request, "reference": reference})
        return equipment.partners.other_commune.ask(query).model_dump(mode="json")


def _inquire(equipment: Equipment, reference: str) -> Answer | None:
    with reaching_out():
        standing = equipment.partners.other_commune.inquire(reference)
    return None if standing is None else {"state": standing.state}


def _asked(work: Work, reference: str, answer: Answer) -> CommuneAsked:
    return CommuneAsked(reference=reference)


def _on_paper(work: Work, reference: str, code: str) -> CommuneAsked:
    return CommuneAsked(reference=reference)


def _not_reached(work: Work, reference: str) -> CommuneAsked:
    return CommuneAsked(reference=reference)


ask_other_commune = OutwardStep(
    line="ask_other_commune",
    title="Hỏi Ủy ban nhân dân cấp xã khác về tình trạng hôn nhân",
    partner=other_commune.NAME,
    kind="query",
    outcome=CommuneAsked,
    intend=_question,
    send=_send,
    inquire=_inquire,
    confirm=_asked,
    refused=_on_paper,
    give_up=_not_reached,
)
