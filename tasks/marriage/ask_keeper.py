"""Asking the office that keeps the old book whether the marriage still stands in it (NĐ 123/2015/NĐ-CP Đ27)."""

from __future__ import annotations

from typing import Any

from engine.work import Work
from models.acts.marriage.names_keeper import KeeperNamed
from models.register.marriage.couple import couple_of
from procedures.forms.declarations.marriage_again import MarriageAgainDeclaration
from tasks.verification.put_question import question, question_step
from tasks.wording.persons_asked import written_date
from tasks.wording.spouse import spouse_asked


def _question(work: Work, keeper: KeeperNamed) -> dict[str, Any] | None:
    old = MarriageAgainDeclaration.model_validate(work.dossier.declaration).old
    couple = [spouse_asked(person, married=True) for person in couple_of(work.dossier).values()]
    entry = {
        "office": old.office,
        "registered_on": written_date(old.registered_on),
        "number": old.number,
        "volume": old.volume,
    }
    return question(work, keeper.commune, *couple, about="register_book", entry=entry, asked_by="names_keeper")


ask_keeper = question_step("ask_keeper", "Hỏi nơi giữ sổ đăng ký kết hôn cũ", _question)
