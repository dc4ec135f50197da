"""How much there is to be looked at in each of many dossiers before they are decided at once: a few queries for all."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import func, select

from desk.approval.comparison import conditions_of
from models.clock.written_time import in_vietnam
from models.dossier import Dossier
from models.intake.component import Component, Verdict
from procedures.catalogue import find
from web.visit import Inside

_FINISHED = [verdict for verdict in Verdict if verdict.is_finished]


def doubts_of(inside: Inside, dossier_ids: Collection[UUID]) -> dict[UUID, int]:
    """By dossier: conditions of the procedure that are not met or must be looked at, and papers not found good.

    What else stands on the page of the single approval needs its look-ups and books and is told there.
    """
    found = inside.session.scalars(select(Dossier).where(Dossier.id.in_(dossier_ids)))
    doubts = {dossier.id: _conditions(inside, dossier) for dossier in found}
    papers = select(Component.dossier_id, func.count()).where(
        Component.dossier_id.in_(dossier_ids), Component.replaced_at.is_(None), Component.verdict.not_in(_FINISHED)
    )
    for dossier_id, count in inside.session.execute(papers.group_by(Component.dossier_id)):
        doubts[dossier_id] += count
    return doubts


def _conditions(inside: Inside, dossier: Dossier) -> int:
    edition = find(dossier.procedure).edition(dossier.edition)
    found = conditions_of(dossier, edition, in_vietnam(inside.now).date())
    return 1 if found is None else len(found.errors) + len(found.warnings)
