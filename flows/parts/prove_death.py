"""What proves the death: looked at, and where it lies with another commune, asked there."""

from __future__ import annotations

from engine.slip import Slip
from flows.people import other_commune
from tasks.death.ask_about_death import ask_about_death
from tasks.death.look_at_evidence import EvidenceLookedAt, look_at_evidence
from tasks.verification.promise_later import promise_later


def prove_death(dossier: Slip) -> EvidenceLookedAt:
    """Where it must be verified, three working days apply, and the family learns of it at once.

    A linked group has days enough for it.
    """
    evidence = look_at_evidence(dossier)
    if evidence.needs_verification and dossier.edition.verified_limit:
        promise_later(dossier)
    if evidence.other_commune_knows:
        asked = ask_about_death(dossier)
        other_commune.confirms_death(dossier, asked, within=dossier.edition.query_answer_within)
    return evidence
