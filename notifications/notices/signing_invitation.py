"""Both must come to sign: when, where, and what to bring."""

from __future__ import annotations

from notifications.content import Content, Context, shared
from notifications.example_dossier import EXAMPLE_DOSSIER, example_time
from notifications.facts import Instant, Line
from notifications.notice import BOTH_AT_ONCE, Notice
from notifications.spoken import hour_and_day


class SigningInvitation(Content):
    """`result` is what will be signed, such as "Giấy chứng nhận kết hôn"."""

    result: Line
    sign_at: Instant
    originals_to_bring: tuple[Line, ...] = ()


def signing_invitation(content: SigningInvitation) -> Context:
    """The context of the invitation to one of the two."""
    return {
        **shared(content),
        "result": content.result,
        "sign_at": hour_and_day(content.sign_at),
        "originals_to_bring": content.originals_to_bring,
    }


_EXAMPLE = EXAMPLE_DOSSIER.copy()
_EXAMPLE["procedure"] = "Đăng ký kết hôn"

SIGNING_INVITATION = Notice(
    id="signing_invitation",
    title="Mời đến ký",
    content=SigningInvitation,
    context=signing_invitation,
    example=SigningInvitation(**_EXAMPLE, result="Giấy chứng nhận kết hôn", sign_at=example_time(27, 11, 9)),
    sent_when="Khi đã hẹn được ngày giờ hai bên đến ký sổ hộ tịch và Giấy chứng nhận kết hôn; mỗi lần hẹn lại một thư",
    sent_to="Từng bên nam, nữ",
    chain=BOTH_AT_ONCE,
    legal_basis="Luật Hộ tịch Điều 18 khoản 2 (hai bên phải có mặt khi ký)",
)
