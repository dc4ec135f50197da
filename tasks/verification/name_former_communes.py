"""Which communes must be asked: none when the database knows the status, else wherever the person lived before."""

from __future__ import annotations

from engine.step import step
from engine.work import Work
from models.acts.answers_look_up import FactsKnown
from models.acts.outcome import Outcome
from tasks.wording.letterhead import agency_of
from tasks.wording.person_confirmed import declared_status

_KNOWN = ("married", "single")


class CommunesNamed(Outcome):
    """Codes of wards, in the order declared; each names the leg in which it is asked."""

    communes: tuple[str, ...] = ()


@step(title="Xác định nơi cư trú cũ phải hỏi")
def name_former_communes(work: Work, facts: FactsKnown) -> CommunesNamed:
    """Places for which a paper was handed in, and our own ward, are not asked."""
    if facts.marital in _KNOWN:
        return CommunesNamed()
    own = agency_of(work.session, work.dossier).ward_code
    return CommunesNamed(communes=tuple(declared_status(work.dossier).communes_to_ask(own)))
