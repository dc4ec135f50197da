"""The two of a dossier about a marriage, as they were declared."""

from __future__ import annotations

from datetime import date, timedelta

from models.dossier import Dossier
from procedures.catalogue import find
from procedures.forms.declarations.marriage import SPOUSES
from procedures.forms.person import LivingPerson

WORDS = {"husband": "bên nam", "wife": "bên nữ"}


def spouse_of(dossier: Dossier, who: str) -> LivingPerson:
    """The husband or the wife, present or to be, by the form of the dossier's edition."""
    form = find(dossier.procedure).edition(dossier.edition).declaration_form
    if form is None or who not in SPOUSES:
        raise LookupError(f"{dossier.procedure} has no {who}")
    person = getattr(form.model_validate(dossier.declaration), who)
    assert isinstance(person, LivingPerson), "a couple is declared as two persons"
    return person


def couple_of(dossier: Dossier) -> dict[str, LivingPerson]:
    return {who: spouse_of(dossier, who) for who in SPOUSES}


def is_about_a_couple(dossier: Dossier) -> bool:
    """Whether two are entered together, each of whom has a say of his own."""
    return all(dossier.declaration.get(who) for who in SPOUSES)


def last_signing_day(dossier: Dossier, today: date) -> date:
    """The last day on which an appointment made today may be; whoever comes of age until then may be entered."""
    patience = find(dossier.procedure).edition(dossier.edition).signing_patience
    return today + timedelta(days=patience.days if patience else 0)
