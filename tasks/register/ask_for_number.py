"""Sending the birth to the national population database, which gives the child's personal number."""

from __future__ import annotations

from typing import Any

from engine.outward_step import Answer, OutwardStep
from engine.work import Work
from gateways import population_database
from gateways.personal_number import NumberRequest
from models.acts.outcome import Outcome
from models.progress.journal import author_of
from models.register.register_entry import RegisterEntry
from procedures.civil_words import Sex
from tasks.equipment import Equipment
from tasks.reaching_out import reaching_out
from tasks.register.write_entry import Entered
from tasks.wording.letterhead import agency_of


class NumberAsked(Outcome):
    """`reached` is false when the request did not arrive: it is sent again, under its reference, until it has.

    A request that was refused is not sent again: the number is then recorded from paper, or does without.
    """

    reference: str
    reached: bool = True


def _birth(work: Work, entered: Entered) -> dict[str, Any]:
    entry = work.session.get_one(RegisterEntry, entered.entry_id)
    agency = agency_of(work.session, work.dossier)
    return {
        "child": {
            "full_name": entry.content["child_name"],
            "birth_date": entry.content["born_on"],
            "sex": _sex(work, entry),
            # The police number the provinces with three digits, as in everybody's personal number.
            "province_code": f"0{agency.province_code}",
        },
        "requested_by": author_of(work.session, work.dossier.id, "appraises") or "system",
        "register_entry": f"{entered.number}/{entered.year}",
        "agency_code": agency.code,
    }


def _sex(work: Work, entry: RegisterEntry) -> str:
    """The book has the words; a word no list knows leaves what was declared."""
    by_words = {sex.words: sex.value for sex in Sex}
    declared = work.dossier.declaration
    return by_words.get(entry.content["gender"]) or str((declared.get("child") or declared["subject"])["sex"])


def _send(equipment: Equipment, reference: str, request: Any) -> Answer:
    with reaching_out():
        wish = NumberRequest.model_validate({**request, "reference": reference})
        return equipment.partners.population_database.give_number(wish).model_dump(mode="json")


def _inquire(equipment: Equipment, reference: str) -> Answer | None:
    with reaching_out():
        standing = equipment.partners.population_database.inquire_number(reference)
    return None if standing is None else {"state": standing.state}


def _asked(work: Work, reference: str, answer: Answer) -> NumberAsked:
    return NumberAsked(reference=reference)


def _not_yet(work: Work, reference: str) -> NumberAsked:
    return NumberAsked(reference=reference, reached=False)


def _refused(work: Work, reference: str, code: str) -> NumberAsked:
    return NumberAsked(reference=reference, reached=False)


ask_for_number = OutwardStep(
    line="ask_for_number",
    title="Chuyển dữ liệu khai sinh, đề nghị cấp số định danh",
    partner=population_database.NAME,
    kind="number",
    outcome=NumberAsked,
    intend=_birth,
    send=_send,
    inquire=_inquire,
    confirm=_asked,
    refused=_refused,
    give_up=_not_yet,
)
