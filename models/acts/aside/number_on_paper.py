"""A personal number that came on paper after the certificate went out: into the book by a dated note."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field

from models.acts.act import Deed
from models.acts.outcome import Form, Sentence
from models.audit.audit_entry import record
from models.clock.clock import VIETNAM
from models.register.entry_of_dossier import entry_of_dossier
from models.register.register_entry import RegisterEntry
from models.register.take_number import take_number


class NumberOnPaper(Form):
    name: ClassVar[str] = "on_paper"
    title: ClassVar[str] = "Ghi số định danh nhận bằng văn bản"
    causes: ClassVar[str] = "Sổ hộ tịch được ghi chú có ngày tháng; người nộp được báo số đã có."
    sample: ClassVar[dict[str, Any]] = {"number": "001326000001", "seen": "Thông báo số định danh của Công an phường."}

    number: str = Field(pattern=r"^\d{12}$", title="Số định danh cá nhân")
    seen: Sentence = Field(title="Văn bản đã xem")


def add_by_note(deed: Deed, number: str) -> RegisterEntry:
    """This will write the number into the entry with a note of today, or raise `TakenNumber`."""
    entry = entry_of_dossier(deed.session, deed.dossier.id)
    day = deed.now.astimezone(VIETNAM).strftime("%d/%m/%Y")
    take_number(deed.session, entry, number, deed.now, note=f"Ngày {day}: ghi bổ sung số định danh cá nhân.")
    record(deed.session, deed.actor, "register.number_added", deed.now, dossier_id=deed.dossier.id)
    return entry
