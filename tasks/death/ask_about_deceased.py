"""Looking the deceased up in the population database instead of asking the family for his papers (NQ 66.7/2025)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engine.work import Work
from models.progress.journal import author_of
from tasks.death.declared_death import deceased_asked, declared_death
from tasks.verification.ask_population_database import ask_about_child
from tasks.wording.letterhead import agency_of


def _about_deceased(work: Work) -> dict[str, Any]:
    return {
        "kind": "population",
        "persons": [deceased_asked(declared_death(work.dossier)).model_dump(mode="json")],
        "requested_by": author_of(work.session, work.dossier.id, "checks_components") or "system",
        "purpose": work.dossier.procedure,
        "agency_code": agency_of(work.session, work.dossier).code,
    }


# Asked, sent again and answered like every look-up; only whom it is about differs.
ask_about_deceased = replace(
    ask_about_child,
    line="ask_about_deceased",
    title="Tra cứu dân cư của người chết",
    kind="look-up",
    intend=_about_deceased,
)
