"""The database says whether the child has been registered before, or an officer records that he checked the book."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID, uuid4

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.answers_look_up import Answered
from models.acts.outcome import Form, Outcome, Sentence
from models.register.look_up import LookUp
from models.role import Role


class ChildLookedUp(Outcome):
    """`registered` when an earlier registration was found; a person then decides what it means."""

    look_up_id: UUID
    source: str
    registered: bool


class BookChecked(Form):
    name: ClassVar[str] = "book_checked"
    title: ClassVar[str] = "Ghi nhận kết quả tra sổ hộ tịch"
    causes: ClassVar[str] = "Kết quả tra sổ được dùng thay cho tra cứu cơ sở dữ liệu."
    sample: ClassVar[dict[str, Any]] = {"registered": False, "seen": "Đã tra sổ đăng ký khai sinh năm nay, không thấy."}

    registered: bool = Field(title="Trẻ đã được đăng ký khai sinh")
    seen: Sentence = Field(title="Sổ, dữ liệu đã tra")


def _record(deed: Deed, form: Answered | BookChecked) -> ChildLookedUp:
    by_database = isinstance(form, Answered)
    answer = form.data if isinstance(form, Answered) else {"registered": form.registered, "seen": form.seen}
    look_up = LookUp(
        id=uuid4(),
        dossier_id=deed.dossier.id,
        kind="birth_duplicate",
        source="co-so-du-lieu" if by_database else "giay-to",
        reference=deed.item.reference,
        answer=answer,
        answered_at=deed.now,
        recorded_by=deed.actor.key,
    )
    deed.session.add(look_up)
    registered = _found(form.data) if isinstance(form, Answered) else form.registered
    source = "database" if by_database else "paper"
    return ChildLookedUp(look_up_id=look_up.id, source=source, registered=registered)


def _found(data: dict[str, Any]) -> bool:
    return any(isinstance(person, dict) and bool(person.get("found")) for person in data.get("persons", []))


FINDS_CHILD = Act(
    line="finds_child",
    title="Ghi nhận kết quả tra cứu trùng đăng ký khai sinh",
    awaiting="Chờ tra cứu trẻ đã được đăng ký khai sinh hay chưa",
    role=Role.PARTNER,
    also_role=Role.JUSTICE_OFFICER,
    forms=(Answered,),
    also_forms=(BookChecked,),
    outcome=ChildLookedUp,
    record=_record,
)
