"""A notice hangs on the board for as long as the law says; only time answers."""

from __future__ import annotations

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome
from models.role import Role


class NoticeShown(Outcome):
    throughout: bool = True


def _record(deed: Deed, form: Form) -> NoticeShown:
    return NoticeShown()


SHOWS_NOTICE = Act(
    line="shows_notice",
    title="Niêm yết thông báo trẻ bị bỏ rơi",
    awaiting="Đang niêm yết thông báo trẻ bị bỏ rơi",
    role=Role.TIME,
    forms=(),
    outcome=NoticeShown,
    record=_record,
    on_limit=NoticeShown(),
)
