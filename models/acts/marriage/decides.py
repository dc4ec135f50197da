"""The chairman decides that a couple may sign; until both have signed there is no marriage, and they may withdraw."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from models.acts.act import Deed
from models.acts.decides import DECIDES, Approve, Decision, Refuse, Return
from models.acts.refusal import FormFault, FormFaults
from models.register.draft import Draft


class ApproveSigning(Approve):
    causes: ClassVar[str] = (
        "Công chức hẹn hai bên đến ký; việc ghi vào sổ và Giấy chứng nhận đúng theo dự thảo. "
        "Đến khi cả hai đã ký, hồ sơ vẫn rút được."
    )


def _record(deed: Deed, form: Any) -> Decision:
    if not isinstance(form, Approve):
        return DECIDES.record(deed, form)
    if deed.session.get_one(Draft, deed.item.subject_id).proposal == "refuse":
        raise FormFaults([FormFault("/outcome", "Công chức đề nghị từ chối; chỉ có thể từ chối hoặc trả lại.")])
    return Decision(verdict="approved")


DECIDES_TO_SIGN = replace(
    DECIDES, variant="to_sign", title="Cho phép hai bên ký", forms=(ApproveSigning, Return, Refuse), record=_record
)
