"""A personal number that came after the certificate went out is added to the book by a dated note."""

from __future__ import annotations

from typing import ClassVar

from models.acts.act import Act, Deed
from models.acts.aside.number_on_paper import NumberOnPaper, add_by_note
from models.acts.outcome import Form, Outcome
from models.acts.refusal import FormFault, FormFaults
from models.register.look_up import LookUp
from models.register.take_number import TakenNumber
from models.role import Role


class NumberAdded(Outcome):
    entry_number: int


class AddNumber(Form):
    name: ClassVar[str] = "add_number"
    title: ClassVar[str] = "Ghi chú số định danh vào sổ"
    causes: ClassVar[str] = "Sổ hộ tịch được ghi chú có ngày tháng theo số đã nhận; người nộp được báo số đã có."


_NOT_THAT_ONE = "Số đã nhận không đúng 12 chữ số hoặc đã cấp cho người khác; hãy liên hệ cơ quan cấp số."


def _record(deed: Deed, form: AddNumber | NumberOnPaper) -> NumberAdded:
    try:
        entry = add_by_note(deed, form.number if isinstance(form, NumberOnPaper) else _received(deed))
    except TakenNumber:
        pointer = "/number" if isinstance(form, NumberOnPaper) else "/outcome"
        raise FormFaults([FormFault(pointer, _NOT_THAT_ONE)]) from None
    return NumberAdded(entry_number=entry.number)


def _received(deed: Deed) -> str:
    received = deed.session.get_one(LookUp, deed.item.subject_id)
    return str(received.answer.get("number", ""))


ADDS_NUMBER = Act(
    line="adds_number",
    title="Ghi bổ sung số định danh đến muộn",
    awaiting="Chờ ghi bổ sung số định danh",
    role=Role.JUSTICE_OFFICER,
    forms=(AddNumber, NumberOnPaper),
    outcome=NumberAdded,
    record=_record,
)
