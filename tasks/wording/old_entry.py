"""The persons of an old entry, as whoever keeps the book is asked about them."""

from __future__ import annotations

from gateways.look_up import PersonAsked
from models.dossier import Dossier
from models.register.marriage.couple import couple_of, is_about_a_couple
from procedures.forms.declarations.birth_again import BirthAgainDeclaration
from tasks.wording.persons_asked import person_asked
from tasks.wording.spouse import spouse_asked


def persons_of_old_entry(dossier: Dossier) -> list[PersonAsked]:
    """Husband and wife, or the one person an entry is about."""
    if is_about_a_couple(dossier):
        return [spouse_asked(person, married=True) for person in couple_of(dossier).values()]
    return [subject_asked(dossier)]


def subject_asked(dossier: Dossier) -> PersonAsked:
    """Whose birth is registered anew."""
    return person_asked(BirthAgainDeclaration.model_validate(dossier.declaration).subject)
