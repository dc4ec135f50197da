"""The dossier is not taken in, beside the Phiếu từ chối tiếp nhận hồ sơ (Mẫu 03)."""

from __future__ import annotations

from pydantic import Field

from notifications.content import Content, Context, RefusalGround, shared
from notifications.example_dossier import EXAMPLE_DOSSIER
from notifications.facts import Line, Paragraph
from notifications.notice import BOTH_AT_ONCE, Notice


class IntakeRefusal(Content):
    """`number` is the number of the Phiếu; `competent_office` the one to turn to where this one is not competent."""

    number: Line
    grounds: tuple[RefusalGround, ...] = Field(min_length=1)
    what_to_do: Paragraph
    competent_office: Line | None = None
    originals_to_collect: tuple[Line, ...] = ()


def intake_refusal(content: IntakeRefusal) -> Context:
    """The context of the refusal of intake."""
    return {
        **shared(content),
        "number": content.number,
        "grounds": content.grounds,
        "what_to_do": content.what_to_do,
        "competent_office": content.competent_office,
        "originals_to_collect": content.originals_to_collect,
    }


INTAKE_REFUSAL = Notice(
    id="intake_refusal",
    title="Từ chối tiếp nhận hồ sơ",
    content=IntakeRefusal,
    context=intake_refusal,
    example=IntakeRefusal(
        **EXAMPLE_DOSSIER,
        number="3/PTC",
        grounds=(
            RefusalGround(
                reason="Cha và mẹ của trẻ đều cư trú ở phường khác nên phường Mẫu Đơn không có thẩm quyền đăng ký.",
                legal_basis="Điều 13 Luật Hộ tịch",
            ),
        ),
        what_to_do="Nộp hồ sơ tại nơi cư trú của cha hoặc mẹ, hoặc nộp trực tuyến và chọn đúng phường đó.",
        competent_office="Ủy ban nhân dân phường Hoa Ban",
        originals_to_collect=("Giấy chứng sinh",),
    ),
    sent_when="Khi lãnh đạo đã đồng ý từ chối tiếp nhận",
    sent_to="Người nộp",
    chain=BOTH_AT_ONCE,
    legal_basis="NĐ 118/2025/NĐ-CP Điều 17; Luật Hộ tịch Điều 9; Mẫu 03 Thông tư 03/2025/TT-VPCP",
)
