"""What the other agencies of the death group are sent: their own forms, completed by the entry in the book of deaths.

CT01 for the police, Mẫu 09-HSB for the insurance office; both rest on the extract, which goes along signed and sealed.
"""

from __future__ import annotations

from typing import Any

from engine.work import Work
from models.linkage.linked_leg import LinkedLeg
from models.register.register_entry import RegisterEntry
from procedures.forms.declarations.linked_death import LinkedDeathDeclaration
from procedures.forms.partial_date import PartialDate
from tasks.linkage.case import Case, certificate_of, drawn_up, entry_of
from tasks.wording.letterhead import agency_of


def linked_death(work: Work) -> LinkedDeathDeclaration:
    """The declaration of the whole group."""
    return LinkedDeathDeclaration.model_validate(work.dossier.declaration)


def deletion_case(work: Work, leg: LinkedLeg) -> Case:
    """CT01 that takes the deceased out of the register of residence (Luật Cư trú Đ24)."""
    filed, entry = linked_death(work), entry_of(work)
    home = filed.permanent_home
    assert filed.deletion is not None, "the leg is only opened for who wishes it"
    assert home is not None, "without a permanent home the filing is not taken"
    declaration = {
        "subject": _deceased(filed, entry),
        "ground": "death",
        "happened_on": entry.content["died_on"],
        "paper": _extract(work, entry),
        "residence": home.model_dump(mode="json"),
        "pledge": filed.pledge.model_dump(mode="json"),
    }
    return Case(filed.deletion.agency, declaration, _papers(work))


def benefit_case(work: Work, leg: LinkedLeg) -> Case:
    """The benefit goes to whom the family has agreed upon; the office pays nobody the others object to."""
    filed, entry = linked_death(work), entry_of(work)
    wish = filed.benefit
    assert wish is not None, "the leg is only opened for who wishes it"
    consent = leg.consent or {}
    declaration = {
        "subject": {**_deceased(filed, entry), "sex": filed.deceased.sex.value},
        "kind": wish.kind.value,
        "insurance_number": wish.insurance_number,
        "died_on": entry.content["died_on"],
        "paper": _extract(work, entry),
        "recipient": wish.recipient.model_dump(mode="json"),
        "relatives": [relative.model_dump(mode="json") for relative in wish.relatives],
        "consent": consent.get("way", ""),
        "consent_reference": consent.get("evidence", ""),
        "pledge": filed.pledge.model_dump(mode="json"),
    }
    return Case(wish.agency, declaration, _papers(work))


def _deceased(filed: LinkedDeathDeclaration, entry: RegisterEntry) -> dict[str, Any]:
    """The name as the book has it: what was corrected there is right."""
    number = filed.deceased.personal_number
    return {
        "full_name": entry.content["deceased_name"],
        "birth_date": _day(filed.deceased.born_on),
        **({"personal_number": number} if number else {}),
    }


def _day(born: PartialDate) -> dict[str, int]:
    parts: dict[str, int] = born.model_dump(mode="json", exclude_none=True)
    return parts


def _extract(work: Work, entry: RegisterEntry) -> dict[str, str]:
    return {
        "number": f"{entry.number}/{entry.year}",
        "issued_on": entry.entered_on.isoformat(),
        "issued_by": agency_of(work.session, work.dossier).name,
    }


def _papers(work: Work) -> tuple[dict[str, Any], ...]:
    return (certificate_of(drawn_up(work, "death_extract"), "death_extract"),)
