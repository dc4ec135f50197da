"""The population database gives the child's personal number; it may come days late."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, Sentence
from models.acts.refusal import FormFault, FormFaults
from models.register.entry_of_dossier import entry_of_dossier
from models.register.take_number import TakenNumber, take_number
from models.role import Role


class NumberGiven(Outcome):
    """The number itself stands sealed in the register entry; `refused` when the database will not give one."""

    lapsed: bool = False
    refused: bool = False

    @property
    def missing(self) -> bool:
        return self.lapsed or self.refused


class Given(Form):
    name: ClassVar[str] = "given"
    title: ClassVar[str] = "Cơ sở dữ liệu cấp số định danh"

    data: dict[str, Any]


class NumberRefused(Form):
    """What the database says instead of a number; `data` holds its reason."""

    name: ClassVar[str] = "refused"
    title: ClassVar[str] = "Cơ sở dữ liệu không cấp số"

    data: dict[str, Any]


class NumberSeenOnPaper(Form):
    name: ClassVar[str] = "seen_on_paper"
    title: ClassVar[str] = "Ghi số định danh nhận bằng văn bản"
    sample: ClassVar[dict[str, Any]] = {"number": "001326000001", "seen": "Thông báo số định danh của Công an phường."}

    number: str = Field(pattern=r"^\d{12}$", title="Số định danh cá nhân")
    seen: Sentence = Field(title="Văn bản đã xem")


def _record(deed: Deed, form: Given | NumberRefused | NumberSeenOnPaper) -> NumberGiven:
    if isinstance(form, NumberRefused):
        return NumberGiven(refused=True)
    number = form.number if isinstance(form, NumberSeenOnPaper) else str(form.data.get("number", ""))
    entry = entry_of_dossier(deed.session, deed.dossier.id)
    try:
        take_number(deed.session, entry, number, deed.now)
    except TakenNumber:
        raise FormFaults([FormFault("/number", "Số này đã cấp cho người khác hoặc không đúng 12 chữ số.")]) from None
    return NumberGiven()


GIVES_NUMBER = Act(
    line="gives_number",
    title="Ghi nhận số định danh cá nhân",
    awaiting="Chờ cơ sở dữ liệu quốc gia về dân cư cấp số định danh",
    role=Role.PARTNER,
    also_role=Role.JUSTICE_OFFICER,
    forms=(Given, NumberRefused),
    also_forms=(NumberSeenOnPaper,),
    outcome=NumberGiven,
    record=_record,
    on_limit=NumberGiven(lapsed=True),
)
