"""Another office could not be told by machine: it answers after all, or an officer tells it by letter.

The dossier does not wait for it. As soon as the other office says that it has been told, the work is done by itself.
"""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, Sentence, ShortText
from models.role import Role


class ToldElsewhere(Outcome):
    """`how` is partner or letter."""

    how: str


class DoneThere(Form):
    """The other office says so itself; never typed by a person."""

    name: ClassVar[str] = "done_there"
    title: ClassVar[str] = "Cơ quan kia xác nhận đã thực hiện"

    data: dict[str, Any]


class SentByLetter(Form):
    name: ClassVar[str] = "sent_by_letter"
    title: ClassVar[str] = "Đã gửi bằng văn bản"
    causes: ClassVar[str] = "Việc báo cho cơ quan kia được ghi nhận là đã thực hiện bằng văn bản."
    sample: ClassVar[dict[str, Any]] = {
        "number": "15/UBND-TP",
        "how": "Đã gửi công văn qua bưu điện và gọi điện xác nhận.",
    }

    number: ShortText = Field(title="Số văn bản")
    how: Sentence = Field(title="Đã gửi thế nào, hoặc vì sao không cần gửi")


def _record(deed: Deed, form: DoneThere | SentByLetter) -> ToldElsewhere:
    return ToldElsewhere(how="partner" if isinstance(form, DoneThere) else "letter")


def _told(line: str, title: str, awaiting: str) -> Act[ToldElsewhere]:
    return Act(
        line=line,
        title=title,
        awaiting=awaiting,
        role=Role.PARTNER,
        also_role=Role.JUSTICE_OFFICER,
        forms=(DoneThere,),
        also_forms=(SentByLetter,),
        outcome=ToldElsewhere,
        record=_record,
    )


LOCKS_BY_LETTER = _told(
    "locks_by_letter", "Khóa thông tin hộ tịch của người chết chưa được xác nhận", "Chờ khóa thông tin hộ tịch"
)
NOTIFIES_BY_LETTER = _told(
    "notifies_by_letter", "Thông báo nơi thường trú của người chết chưa đến nơi", "Chờ báo nơi thường trú"
)
