"""The one-time code by which somebody the applicant sends may fetch the result."""

from __future__ import annotations

from uuid import UUID

from models.delivery.pickup_token import code_of
from notifications.content import Content, Context, shared
from notifications.example_dossier import EXAMPLE_DOSSIER, example_time
from notifications.facts import Instant, Line
from notifications.notice import BOTH_AT_ONCE, Notice
from notifications.spoken import hour_and_day


class PickupCode(Content):
    """`token` names the code, which stands nowhere but in the letter that leaves the house."""

    token: UUID
    person: Line
    result: Line
    until: Instant


def pickup_code(content: PickupCode) -> Context:
    """The context of the letter with the code."""
    return {
        **shared(content),
        "digits": code_of(content.token),
        "person": content.person,
        "result": content.result,
        "until": hour_and_day(content.until),
    }


PICKUP_CODE = Notice(
    id="pickup_code",
    title="Mã nhận thay kết quả",
    content=PickupCode,
    context=pickup_code,
    example=PickupCode(
        **EXAMPLE_DOSSIER,
        token=UUID("00000000-0000-4000-8000-000000000001"),
        person="Trần Thị Thử",
        result="Giấy khai sinh",
        until=example_time(28, 11, 9, 0),
    ),
    sent_when="Khi người nộp nhờ người khác đến nhận kết quả và đề nghị gửi mã",
    sent_to="Người nộp",
    chain=BOTH_AT_ONCE,
    legal_basis="NĐ 118/2025/NĐ-CP Điều 6, Điều 21 (người nhận thay; mã thay cho văn bản ủy quyền: cần kiểm chứng)",
)
