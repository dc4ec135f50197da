"""Asking the commune where somebody died whether it has certified the death (NĐ 123/2015 Đ4.2)."""

from __future__ import annotations

from typing import Any

from engine.work import Work
from tasks.death.declared_death import deceased_asked, declared_death
from tasks.verification.put_question import question, question_step
from tasks.wording.letterhead import agency_of


def _question(work: Work) -> dict[str, Any] | None:
    declared = declared_death(work.dossier)
    commune = declared.place.place.ward or agency_of(work.session, work.dossier).ward_code
    return question(work, commune, deceased_asked(declared), about="death")


ask_about_death = question_step("ask_about_death", "Hỏi Ủy ban nhân dân cấp xã nơi chết về Giấy báo tử", _question)
