"""Notice of acceptance, beside the Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu 01)."""

from __future__ import annotations

from pydantic import Field

from notifications.content import Content, Context, shared
from notifications.example_dossier import EXAMPLE_DOSSIER, example_time
from notifications.facts import Dong, Facts, Instant, Line, Paragraph
from notifications.notice import EMAIL_THEN_SMS, Notice
from notifications.spoken import dong, hour_and_day
from procedures.civil_words import DeliveryWay


class StepToCome(Facts):
    """A step the office has still to do, and by when where the procedure says so."""

    name: Line
    due_at: Instant | None = None


class Receipt(Content):
    """`fee_due` is what is still to be paid, in đồng; `due_explained` tells the derivation of the hour of return."""

    accepted_at: Instant
    due_at: Instant
    due_explained: tuple[Paragraph, ...] = ()
    delivery: DeliveryWay
    steps: tuple[StepToCome, ...] = Field(min_length=1)
    originals_to_bring: tuple[Line, ...] = ()
    fee_due: Dong = 0


def receipt(content: Receipt) -> Context:
    """The context of the notice of acceptance."""
    return {
        **shared(content),
        "accepted_at": hour_and_day(content.accepted_at),
        "due_at": hour_and_day(content.due_at),
        "due_explained": content.due_explained,
        "delivery": content.delivery.value,
        "steps": [{"name": step.name, "due_at": step.due_at and hour_and_day(step.due_at)} for step in content.steps],
        "originals_to_bring": content.originals_to_bring,
        "fee_due": content.fee_due and dong(content.fee_due),
    }


RECEIPT = Notice(
    id="receipt",
    title="Đã tiếp nhận hồ sơ và hẹn trả kết quả",
    content=Receipt,
    context=receipt,
    example=Receipt(
        **EXAMPLE_DOSSIER,
        accepted_at=example_time(23, 11, 9, 10),
        due_at=example_time(23, 11, 17),
        due_explained=(
            "Nhận 08:30 thứ Hai 23/11/2026.",
            "Thời hạn: ngay trong ngày; hồ sơ nhận sau 15 giờ thì chậm nhất trong ngày làm việc tiếp theo.",
            "Hẹn trả: 17:00 thứ Hai 23/11/2026.",
        ),
        delivery=DeliveryWay.DESK,
        steps=(
            StepToCome(name="Công chức tư pháp – hộ tịch thẩm định hồ sơ", due_at=example_time(23, 11, 14)),
            StepToCome(name="Chủ tịch Ủy ban nhân dân phường ký Giấy khai sinh"),
            StepToCome(name="Trả kết quả tại quầy một cửa", due_at=example_time(23, 11, 17)),
        ),
        originals_to_bring=("Giấy chứng sinh",),
        fee_due=16_000,
    ),
    sent_when="Khi hồ sơ được tiếp nhận (không phải khi mới gửi)",
    sent_to="Người nộp",
    chain=EMAIL_THEN_SMS,
    legal_basis="NĐ 118/2025/NĐ-CP Điều 17; Mẫu 01 Thông tư 03/2025/TT-VPCP",
)
