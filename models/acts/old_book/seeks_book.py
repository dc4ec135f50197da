"""The office that keeps the old book answers whether the entry still stands in it."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID, uuid4

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.answers_query import CommuneAnswered
from models.acts.outcome import Form, Outcome, Sentence
from models.register.look_up import LookUp
from models.register.old_book import KEPT, LOST, OLD_BOOK
from models.role import Role


class BookSought(Outcome):
    """`answer` is book_kept, book_lost, or none when the keeper stayed silent."""

    answer: str = "none"
    look_up_id: UUID | None = None
    lapsed: bool = False


class BookAnswerSeen(Form):
    name: ClassVar[str] = "seen_on_paper"
    title: ClassVar[str] = "Ghi nhận văn bản trả lời"
    sample: ClassVar[dict[str, Any]] = {"answer": LOST, "seen": "Công văn trả lời nhận qua bưu điện ngày hôm nay."}

    answer: str = Field(pattern="^(book_kept|book_lost)$", title="Nội dung trả lời")
    seen: Sentence = Field(title="Văn bản đã xem")


def _record(deed: Deed, form: CommuneAnswered | BookAnswerSeen) -> BookSought:
    said = form.data if isinstance(form, CommuneAnswered) else {"answer": form.answer, "seen": form.seen}
    look_up = LookUp(
        id=uuid4(),
        dossier_id=deed.dossier.id,
        kind=OLD_BOOK,
        source="xa-khac" if isinstance(form, CommuneAnswered) else "giay-to",
        reference=deed.item.reference,
        answer=said,
        answered_at=deed.now,
        recorded_by=deed.actor.key,
    )
    deed.session.add(look_up)
    answer = said.get("answer")
    return BookSought(answer=answer if answer in (KEPT, LOST) else "none", look_up_id=look_up.id)


SEEKS_BOOK = Act(
    line="answers_query",
    title="Ghi nhận trả lời của nơi giữ sổ cũ",
    awaiting="Chờ nơi giữ sổ cũ trả lời",
    role=Role.PARTNER,
    also_role=Role.JUSTICE_OFFICER,
    forms=(CommuneAnswered,),
    also_forms=(BookAnswerSeen,),
    variant="book",
    outcome=BookSought,
    record=_record,
    on_limit=BookSought(lapsed=True),
)
