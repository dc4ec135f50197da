"""The one complete request for what is missing, beside the Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu 02)."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from notifications.content import Content, Context, shared
from notifications.example_dossier import EXAMPLE_DOSSIER, example_time
from notifications.facts import Facts, Instant, Line, Paragraph, PhoneShown
from notifications.notice import BOTH_AT_ONCE, Notice
from notifications.spoken import hour_and_day


class ClockAfterSupplement(StrEnum):
    """What the handling time does once everything has come: begins anew, or goes on."""

    RESTARTS = "restarts"
    RESUMES = "resumes"


class MissingItem(Facts):
    """One thing to supply or to put right: what, why, what to do about it."""

    name: Line
    reason: Paragraph
    what_to_do: Paragraph
    legal_basis: Line | None = None


class SupplementRequest(Content):
    """`number` is the number of the Phiếu; `contact_name` the official who explains it."""

    number: Line
    items: tuple[MissingItem, ...] = Field(min_length=1)
    answer_by: Instant
    clock: ClockAfterSupplement
    contact_name: Line
    contact_phone: PhoneShown


def supplement_request(content: SupplementRequest) -> Context:
    """The context of the request."""
    return {
        **shared(content),
        "number": content.number,
        "items": content.items,
        "answer_by": hour_and_day(content.answer_by),
        "clock": content.clock.value,
        "contact_name": content.contact_name,
        "contact_phone": content.contact_phone,
    }


SUPPLEMENT_REQUEST = Notice(
    id="supplement_request",
    title="Yêu cầu bổ sung, hoàn thiện hồ sơ",
    content=SupplementRequest,
    context=supplement_request,
    example=SupplementRequest(
        **EXAMPLE_DOSSIER,
        number="12/PBS",
        items=(
            MissingItem(
                name="Giấy chứng sinh",
                reason="Ảnh chụp bị mờ, không đọc được ngày sinh.",
                what_to_do="Chụp lại cả trang, đủ sáng, thấy rõ bốn góc, rồi gửi lại.",
                legal_basis="Điều 16 Luật Hộ tịch",
            ),
            MissingItem(
                name="Giấy ủy quyền",
                reason="Người nộp không phải là cha, mẹ của trẻ và hồ sơ chưa có văn bản ủy quyền.",
                what_to_do="Gửi văn bản ủy quyền có chứng thực.\nNgười thân thích chỉ cần giấy tờ chứng minh quan hệ.",
            ),
        ),
        answer_by=example_time(15, 12, 17),
        clock=ClockAfterSupplement.RESTARTS,
        contact_name="Trần Văn Mẫu",
        contact_phone="024 0000 0001",
    ),
    sent_when="Khi người kiểm tra hoặc người thẩm định thấy hồ sơ chưa đủ; chỉ một lần, nêu đủ mọi nội dung",
    sent_to="Người nộp",
    chain=BOTH_AT_ONCE,
    legal_basis=(
        "NĐ 118/2025/NĐ-CP Điều 11, Điều 17; NQ 66.7/2025/NQ-CP Điều 8; Luật Hộ tịch Điều 9; "
        "Mẫu 02 Thông tư 03/2025/TT-VPCP"
    ),
)
