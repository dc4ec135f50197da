"""Asking the commune where somebody died whether it has certified the death (NĐ 123/2015 Đ4.2)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engine.work import Work
from models.clock.due import derive_due
from models.progress.journal import author_of
from tasks.death.declared_death import deceased_asked, declared_death
from tasks.verification.ask_other_commune import ask_other_commune
from tasks.wording.letterhead import agency_of


def _question(work: Work) -> dict[str, Any]:
    declared = declared_death(work.dossier)
    agency = agency_of(work.session, work.dossier)
    return {
        "about": "death",
        "commune_code": declared.place.place.ward or agency.ward_code,
        "persons": [deceased_asked(declared).model_dump(mode="json")],
        "requested_by": author_of(work.session, work.dossier.id, "checks_components") or "system",
        "purpose": work.dossier.procedure,
        "agency_code": agency.code,
        "answer_by": derive_due(work.slip.edition.query_answer_within, work.now, work.calendar).at.isoformat(),
    }


ask_about_death = replace(
    ask_other_commune,
    line="ask_about_death",
    title="Hỏi Ủy ban nhân dân cấp xã nơi chết về Giấy báo tử",
    intend=_question,
)
