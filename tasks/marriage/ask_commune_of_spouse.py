"""Asking the commune where one of the two lives, when the database cannot tell (NĐ 07/2025/NĐ-CP: 3 working days)."""

from __future__ import annotations

from typing import Any

from engine.work import Work
from models.register.marriage.couple import spouse_of
from tasks.verification.put_question import question, question_step
from tasks.wording.letterhead import agency_of
from tasks.wording.spouse import spouse_asked


def _question(work: Work, who: str) -> dict[str, Any] | None:
    person = spouse_of(work.dossier, who)
    home = person.residence.ward if person.residence else None
    commune = home or agency_of(work.session, work.dossier).ward_code
    return question(work, commune, spouse_asked(person, married=False), about="marital_status")


ask_commune_of_spouse = question_step(
    "ask_commune_of_spouse", "Hỏi Ủy ban nhân dân cấp xã nơi thường trú về tình trạng hôn nhân", _question
)
