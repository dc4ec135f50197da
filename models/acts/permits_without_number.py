"""When the number does not come in time, the chairman may let the certificate go out without it."""

from __future__ import annotations

from typing import ClassVar

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome
from models.audit.audit_entry import record
from models.role import Role


class WithoutNumberPermitted(Outcome):
    permitted: bool = True


class Permit(Form):
    name: ClassVar[str] = "permit"
    title: ClassVar[str] = "Cho phép cấp khi chưa có số định danh"
    grave: ClassVar[bool] = True
    causes: ClassVar[str] = "Giấy khai sinh được cấp, ô số định danh để trống; số được ghi chú bổ sung khi có."


def _record(deed: Deed, form: Permit) -> WithoutNumberPermitted:
    record(deed.session, deed.actor, "certificate.permitted_without_number", deed.now, dossier_id=deed.dossier.id)
    return WithoutNumberPermitted()


PERMITS_WITHOUT_NUMBER = Act(
    line="permits_without_number",
    title="Cho phép cấp Giấy khai sinh khi chưa có số định danh",
    awaiting="Chờ chủ tịch cho phép cấp khi chưa có số định danh",
    role=Role.CHAIRMAN,
    forms=(Permit,),
    outcome=WithoutNumberPermitted,
    record=_record,
    never_by_author_of=("appraises",),
)
