"""All parts of a linked group have ended: what came of each, in one message."""

from __future__ import annotations

from pydantic import Field

from notifications.content import Content, Context, shared
from notifications.example_dossier import EXAMPLE_DOSSIER
from notifications.facts import Facts, Line, Paragraph
from notifications.notice import BOTH_AT_ONCE, Notice


class PartOutcome(Facts):
    """One part: what was asked for, of whom, how it ended, and the number of the result or the reason."""

    title: Line
    outcome: Line
    office: Line | None = None
    detail: Paragraph | None = None


class GroupOutcome(Content):
    """`status` is the word for the whole group; `all_done` when nothing was refused or left out."""

    status: Line
    parts: tuple[PartOutcome, ...] = Field(min_length=1)
    all_done: bool


def group_outcome(content: GroupOutcome) -> Context:
    """The context of the message."""
    return {**shared(content), "status": content.status, "parts": content.parts, "all_done": content.all_done}


GROUP_OUTCOME = Notice(
    id="group_outcome",
    title="Kết quả hồ sơ liên thông",
    content=GroupOutcome,
    context=group_outcome,
    example=GroupOutcome(
        **EXAMPLE_DOSSIER,
        status="Hoàn thành một phần",
        parts=(
            PartOutcome(title="Giấy khai sinh", outcome="Đã có kết quả"),
            PartOutcome(
                title="Đăng ký thường trú cho trẻ",
                outcome="Đã có kết quả",
                office="Công an cấp xã",
                detail="Thông báo kết quả đăng ký thường trú, số 15/TB-CAP",
            ),
            PartOutcome(
                title="Cấp thẻ bảo hiểm y tế cho trẻ",
                outcome="Không giải quyết",
                office="Cơ quan bảo hiểm xã hội",
                detail="Trẻ đã có thẻ bảo hiểm y tế còn giá trị.",
            ),
        ),
        all_done=False,
    ),
    sent_when="Khi mọi phần của hồ sơ liên thông đã kết thúc",
    sent_to="Người nộp",
    chain=BOTH_AT_ONCE,
    legal_basis="NĐ 63/2024/NĐ-CP Điều 7",
)
