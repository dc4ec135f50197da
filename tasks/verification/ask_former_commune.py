"""Asking one commune where the person lived whether he married there (NĐ 123/2015 Đ22: 3 working days each)."""

from __future__ import annotations

from typing import Any

from engine.work import Work
from tasks.verification.put_question import question, question_step
from tasks.wording.person_confirmed import person_confirmed


def _question(work: Work, commune: str) -> dict[str, Any] | None:
    return question(work, commune, person_confirmed(work.dossier), about="marital_status")


ask_former_commune = question_step("ask_former_commune", "Hỏi nơi cư trú cũ về tình trạng hôn nhân", _question)
