"""The số định danh came late and has been added to the register by a dated note."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from notifications.content import Content, Context, shared
from notifications.example_dossier import EXAMPLE_DOSSIER, example_time
from notifications.facts import Instant, Line
from notifications.notice import EMAIL_THEN_SMS, Notice
from notifications.spoken import hour_and_day

# A whole number does not fit this pattern, so it cannot reach a letter.
MaskedNumber = Annotated[str, StringConstraints(pattern=r"^\d{3}\*{6}\d{3}$")]


class NumberAdded(Content):
    """`result` is the certificate issued without the number; `added_at` the date of the note."""

    result: Line
    masked_number: MaskedNumber
    added_at: Instant


def number_added(content: NumberAdded) -> Context:
    """The context of the notice that the number has come."""
    return {
        **shared(content),
        "result": content.result,
        "masked_number": content.masked_number,
        "added_at": hour_and_day(content.added_at),
    }


NUMBER_ADDED = Notice(
    id="number_added",
    title="Đã có số định danh cá nhân",
    content=NumberAdded,
    context=number_added,
    example=NumberAdded(
        **EXAMPLE_DOSSIER, result="Giấy khai sinh", masked_number="999******001", added_at=example_time(27, 11, 10, 5)
    ),
    sent_when="Khi số định danh cấp muộn đã được ghi bổ sung vào sổ",
    sent_to="Người nộp",
    chain=EMAIL_THEN_SMS,
    legal_basis="CV 3160/BTP-CNTT năm 2021 (cấp giấy khi chưa có số định danh, bổ sung sau)",
)
