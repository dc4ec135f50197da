"""The person whose marital status is to be confirmed, as other offices are asked about him."""

from __future__ import annotations

from gateways.look_up import PersonAsked
from models.dossier import Dossier
from procedures.forms.declarations.marital_status import MaritalStatusDeclaration, MaritalStatusRequester
from procedures.forms.partial_date import PartialDate
from procedures.marital_words import MaritalStatus


def declared_status(dossier: Dossier) -> MaritalStatusDeclaration:
    return MaritalStatusDeclaration.model_validate(dossier.declaration)


def person_confirmed(dossier: Dossier) -> PersonAsked:
    """What he claims goes along, to be compared; whoever is divorced or widowed claims to be single now."""
    declaration = declared_status(dossier)
    person = declaration.subject
    home = declaration.home(MaritalStatusRequester.model_validate(dossier.applicant))
    return PersonAsked(
        full_name=person.full_name,
        birth_date=_date(person.birth_date),
        identity_number=person.personal_number,
        claimed_marital_status="married" if declaration.status is MaritalStatus.MARRIED else "single",
        residence=home.written() if home else None,
    )


def _date(born: PartialDate | None) -> str | None:
    if born is None:
        return None
    parts = (f"{born.year:04d}", f"{born.month:02d}" if born.month else "", f"{born.day:02d}" if born.day else "")
    return "-".join(part for part in parts if part)
