"""The two of a marriage dossier as somebody to be written to, and as other offices are asked about them."""

from __future__ import annotations

from engine.work import Work
from gateways.look_up import PersonAsked
from models.dossier import Dossier
from models.intake.second_secret import second_secret
from models.register.marriage.couple import is_about_a_couple, spouse_of
from notifications.contact import Contact
from procedures.forms.declarations.marriage import SPOUSES, MarryingPerson
from procedures.forms.declarations.marriage_again import MarriedPerson
from procedures.forms.person import LivingPerson
from tasks.equipment import equipment_of
from tasks.wording.common_facts import CommonFacts, common_facts
from tasks.wording.persons_asked import written_date
from tasks.wording.tracking import public_tracking_url


def spouse_facts(work: Work, who: str) -> CommonFacts:
    """What a letter to one of the two knows; the one who did not file is given a link of his or her own."""
    facts, person = common_facts(work), spouse_of(work.dossier, who)
    facts["addressee"] = person.full_name
    if second_contact(work.dossier, who) is not None:
        secret = second_secret(work.dossier.id, work.dossier.tracking_secret)
        facts["tracking_url"] = f"{public_tracking_url(equipment_of(work), work.dossier)}?ma={secret}"
    return facts


def second_contact(dossier: Dossier, leg: str) -> Contact | None:
    """Where the one of the two who did not file is written to; None in every other leg, or where nothing was given."""
    who = leg.rpartition("/")[2]
    if who not in SPOUSES or not is_about_a_couple(dossier) or dossier.applicant.get("relation") == who:
        return None
    person = spouse_of(dossier, who)
    if not isinstance(person, MarryingPerson | MarriedPerson) or not (person.email or person.phone):
        return None
    return Contact(email=person.email, phone=person.phone)


def spouse_asked(person: LivingPerson, *, married: bool) -> PersonAsked:
    return PersonAsked(
        full_name=person.full_name,
        birth_date=written_date(person.birth_date),
        identity_number=person.personal_number,
        claimed_marital_status="married" if married else "single",
        residence=person.residence.written() if person.residence else None,
    )
