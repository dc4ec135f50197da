"""A personal number that came after the certificate went out is added to the book by a dated note."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import select

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome
from models.acts.refusal import FormFault, FormFaults
from models.audit.audit_entry import record
from models.clock.clock import VIETNAM
from models.register.look_up import LookUp
from models.register.register_entry import RegisterEntry
from models.register.take_number import TakenNumber, take_number
from models.role import Role


class NumberAdded(Outcome):
    entry_number: int


class AddNumber(Form):
    name: ClassVar[str] = "add_number"
    title: ClassVar[str] = "Ghi chú số định danh vào sổ"
    causes: ClassVar[str] = "Sổ hộ tịch được ghi chú có ngày tháng theo số đã nhận; người nộp được báo số đã có."


def _record(deed: Deed, form: AddNumber) -> NumberAdded:
    entry = deed.session.scalars(select(RegisterEntry).where(RegisterEntry.dossier_id == deed.dossier.id)).one()
    day = deed.now.astimezone(VIETNAM).strftime("%d/%m/%Y")
    received = deed.session.get_one(LookUp, deed.item.subject_id)
    try:
        take_number(
            deed.session,
            entry,
            str(received.answer.get("number", "")),
            deed.now,
            note=f"Ngày {day}: ghi bổ sung số định danh cá nhân.",
        )
    except TakenNumber:
        raise FormFaults(
            [
                FormFault(
                    "/outcome",
                    "Số đã nhận không đúng 12 chữ số hoặc đã cấp cho người khác; hãy liên hệ cơ quan cấp số.",
                )
            ]
        ) from None
    record(deed.session, deed.actor, "register.number_added", deed.now, dossier_id=deed.dossier.id)
    return NumberAdded(entry_number=entry.number)


ADDS_NUMBER = Act(
    line="adds_number",
    title="Ghi bổ sung số định danh đến muộn",
    awaiting="Chờ ghi bổ sung số định danh",
    role=Role.JUSTICE_OFFICER,
    forms=(AddNumber,),
    outcome=NumberAdded,
    record=_record,
)
