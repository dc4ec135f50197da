"""The declaration of a death, and the deceased as other offices are asked about him."""

from __future__ import annotations

from gateways.look_up import PersonAsked
from models.dossier import Dossier
from models.register.records.death import kept_day
from procedures.forms.declarations.death_registration import DeathDeclaration, death_part


def declared_death(dossier: Dossier) -> DeathDeclaration:
    return death_part(dossier.declaration)


def deceased_asked(declaration: DeathDeclaration) -> PersonAsked:
    who, home = declaration.deceased, declaration.last_residence
    return PersonAsked(
        full_name=who.full_name,
        birth_date=kept_day(who.born_on),
        identity_number=who.personal_number,
        residence=home.written() if home else None,
    )
