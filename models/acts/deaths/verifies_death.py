"""The officer verifies a death nobody else can certify, so that the ward may issue the Giấy báo tử (NĐ 123 Đ4.2)."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID, uuid4

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, Sentence
from models.register.look_up import LookUp
from models.role import Role

VERIFICATION = "death_verification"


class DeathVerified(Outcome):
    """`confirmed` lets the ward issue its notice; otherwise nothing proves the death, and the officer says so."""

    confirmed: bool
    look_up_id: UUID


class ConfirmDeath(Form):
    name: ClassVar[str] = "confirm_death"
    title: ClassVar[str] = "Xác nhận việc chết, đề nghị cấp Giấy báo tử"
    causes: ClassVar[str] = "Giấy báo tử được lập, trình chủ tịch ký; sau khi đóng dấu thì thẩm định đăng ký khai tử."
    sample: ClassVar[dict[str, Any]] = {
        "seen": "Đã đến nhà, gặp gia đình, tổ trưởng tổ dân phố và trạm trưởng trạm y tế xác nhận người này đã chết."
    }

    seen: Sentence = Field(title="Đã xác minh thế nào, ai xác nhận")


class CannotConfirm(Form):
    name: ClassVar[str] = "cannot_confirm"
    title: ClassVar[str] = "Không xác nhận được việc chết"
    grave: ClassVar[bool] = True
    causes: ClassVar[str] = "Không có Giấy báo tử thì không đăng ký được; bước sau là đề nghị từ chối, nêu lý do này."
    sample: ClassVar[dict[str, Any]] = {"seen": "Đã đến nhà và tổ dân phố, không ai biết về việc chết như đã khai."}

    seen: Sentence = Field(title="Đã xác minh thế nào, vì sao không xác nhận được")


def _record(deed: Deed, form: ConfirmDeath | CannotConfirm) -> DeathVerified:
    confirmed = isinstance(form, ConfirmDeath)
    look_up = LookUp(
        id=uuid4(),
        dossier_id=deed.dossier.id,
        kind=VERIFICATION,
        source="xac-minh",
        answer={"confirmed": confirmed, "seen": form.seen},
        answered_at=deed.now,
        recorded_by=deed.actor.key,
    )
    deed.session.add(look_up)
    return DeathVerified(confirmed=confirmed, look_up_id=look_up.id)


VERIFIES_DEATH = Act(
    line="verifies_death",
    title="Xác minh việc chết để cấp Giấy báo tử",
    awaiting="Chờ công chức tư pháp – hộ tịch xác minh việc chết",
    role=Role.JUSTICE_OFFICER,
    forms=(ConfirmDeath, CannotConfirm),
    outcome=DeathVerified,
    record=_record,
)
