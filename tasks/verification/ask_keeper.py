"""Asking the office that keeps the old book whether the entry still stands in it (NĐ 123/2015/NĐ-CP Đ26-27)."""

from __future__ import annotations

from typing import Any

from engine.work import Work
from models.acts.old_book.names_keeper import KeeperNamed
from models.register.old_book import old_registration
from tasks.verification.put_question import question, question_step
from tasks.wording.old_entry import persons_of_old_entry
from tasks.wording.persons_asked import written_date


def _question(work: Work, keeper: KeeperNamed) -> dict[str, Any] | None:
    old = old_registration(work.dossier)
    entry = {
        "office": old.office,
        "registered_on": written_date(old.registered_on),
        "number": old.number,
        "volume": old.volume,
    }
    return question(
        work,
        keeper.commune,
        *persons_of_old_entry(work.dossier),
        about="register_book",
        entry=entry,
        asked_by="names_keeper",
    )


ask_keeper = question_step("ask_keeper", "Hỏi nơi giữ sổ đăng ký cũ", _question)
