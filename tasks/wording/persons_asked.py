"""The persons of a declaration as other offices are asked about them."""

from __future__ import annotations

from gateways.look_up import PersonAsked
from models.dossier import Dossier
from procedures.forms.birth_declaration import BirthDeclaration, birth_part
from procedures.forms.declarations.guardianship import GuardianshipDeclaration
from procedures.forms.partial_date import PartialDate
from procedures.forms.person import LivingPerson, Person


def declared_birth(dossier: Dossier) -> BirthDeclaration:
    return birth_part(dossier.declaration)


def parents_asked(declaration: BirthDeclaration) -> tuple[PersonAsked, ...]:
    """Mother and father as far as they are named; the claim of being married goes along, to be compared."""
    parents = [parent for parent in (declaration.mother, declaration.father) if parent is not None]
    return tuple(_parent(parent, married=declaration.parents_married) for parent in parents)


def child_asked(declaration: BirthDeclaration) -> PersonAsked:
    child = declaration.child
    return PersonAsked(full_name=child.full_name, birth_date=child.birth_date.isoformat())


def guardianship_asked(dossier: Dossier) -> tuple[PersonAsked, ...]:
    """The ward, and the guardian where it is a person."""
    declaration = GuardianshipDeclaration.model_validate(dossier.declaration)
    people = [declaration.ward, declaration.guardian.person]
    return tuple(person_asked(person) for person in people if person is not None)


def _parent(parent: Person, *, married: bool) -> PersonAsked:
    return person_asked(parent).model_copy(update={"claimed_marital_status": "married" if married else None})


def person_asked(person: LivingPerson) -> PersonAsked:
    return PersonAsked(
        full_name=person.full_name,
        birth_date=written_date(person.birth_date),
        identity_number=person.personal_number,
        residence=person.residence.written() if person.residence else None,
    )


def written_date(born: PartialDate | None) -> str | None:
    """As partners read it: `1990-06-15`, `1990-06` or `1990`."""
    if born is None:
        return None
    parts = (f"{born.year:04d}", f"{born.month:02d}" if born.month else "", f"{born.day:02d}" if born.day else "")
    return "-".join(part for part in parts if part)
