"""The written refusal of an accepted dossier, with its reasons."""

from __future__ import annotations

from pydantic import Field

from notifications.content import Content, Context, RefusalGround, shared
from notifications.example_dossier import EXAMPLE_DOSSIER, example_time
from notifications.facts import Instant, Line, Paragraph
from notifications.notice import BOTH_AT_ONCE, Notice
from notifications.spoken import hour_and_day


class Refusal(Content):
    """`decided_by` is an office, never a name: "Chủ tịch Ủy ban nhân dân phường"."""

    number: Line
    decided_by: Line
    decided_at: Instant
    grounds: tuple[RefusalGround, ...] = Field(min_length=1)
    what_to_do: Paragraph | None = None
    originals_to_collect: tuple[Line, ...] = ()


def refusal(content: Refusal) -> Context:
    """The context of the refusal."""
    return {
        **shared(content),
        "number": content.number,
        "decided_by": content.decided_by,
        "decided_at": hour_and_day(content.decided_at),
        "grounds": content.grounds,
        "what_to_do": content.what_to_do,
        "originals_to_collect": content.originals_to_collect,
    }


REFUSAL = Notice(
    id="refusal",
    title="Từ chối giải quyết hồ sơ",
    content=Refusal,
    context=refusal,
    example=Refusal(
        **EXAMPLE_DOSSIER,
        number="45/UBND-TP",
        decided_by="Chủ tịch Ủy ban nhân dân phường Mẫu Đơn",
        decided_at=example_time(25, 11, 10, 30),
        grounds=(
            RefusalGround(
                reason="Trẻ đã được đăng ký khai sinh ở nơi khác; một người chỉ được đăng ký khai sinh một lần.",
                legal_basis="Luật Hộ tịch",
            ),
        ),
        what_to_do="Nếu cần bản sao, đề nghị cấp bản sao trích lục khai sinh tại bất kỳ cơ quan đăng ký hộ tịch nào.",
        originals_to_collect=("Giấy chứng sinh",),
    ),
    sent_when="Khi người có thẩm quyền đã ký văn bản từ chối giải quyết",
    sent_to="Người nộp",
    chain=BOTH_AT_ONCE,
    legal_basis="Luật Hộ tịch Điều 5 khoản 2; NĐ 63/2010/NĐ-CP Điều 18",
)
