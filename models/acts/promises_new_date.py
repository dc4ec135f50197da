"""A result that will be late, or is: the leader apologises and gives one new date (Mẫu 04), or sees to it in time."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Annotated, Any, ClassVar

from pydantic import Field, Strict

from language.phrase import phrase
from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, Sentence
from models.acts.refusal import FormFault, FormFaults
from models.audit.audit_entry import record
from models.clock.clock import VIETNAM
from models.clock.due_of_dossier import due_of_dossier
from models.clock.promise import promise
from models.clock.written_time import hour_weekday_and_day
from models.progress.reappointment import Reappointment
from models.role import Role

# A date so far ahead is a slip of the finger, and no promise to anybody.
LONGEST = timedelta(days=60)


class NewDatePromised(Outcome):
    """`until` is the new hour of return; None when the leader will have it done by the promised one."""

    until: datetime | None = None


class Apologise(Form):
    name: ClassVar[str] = "apologise"
    title: ClassVar[str] = "Gửi phiếu xin lỗi và hẹn lại"
    grave: ClassVar[bool] = True
    causes: ClassVar[str] = (
        "Người nộp nhận Phiếu xin lỗi và hẹn lại ngày trả kết quả (Mẫu số 04). Mỗi hồ sơ chỉ hẹn lại một lần."
    )
    sample: ClassVar[dict[str, Any]] = {"reason": "Hồ sơ cần đối chiếu thêm với sổ lưu tại kho của phường."}

    new_day: Annotated[date, Strict(False), Field(title="Ngày trả kết quả mới")]
    reason: Sentence = Field(title="Lý do trễ hẹn")

    @classmethod
    def example(cls, today: date) -> dict[str, Any]:
        """The Monday after the one to come: later than any promise that is at stake today."""
        return {"new_day": (today + timedelta(days=14 - today.weekday())).isoformat(), **cls.sample}


class KeepThePromise(Form):
    name: ClassVar[str] = "keep"
    title: ClassVar[str] = "Không gửi: sẽ trả kết quả đúng hẹn hoặc trả ngay"
    causes: ClassVar[str] = "Không có thư nào được gửi; nếu quá giờ hẹn mà chưa có kết quả thì được hỏi lại một lần."


def _record(deed: Deed, form: Apologise | KeepThePromise) -> NewDatePromised:
    if isinstance(form, KeepThePromise):
        return NewDatePromised()
    promised = due_of_dossier(deed.session, deed.dossier, deed.now).at
    until = _hour_of_return(deed, form.new_day, promised)
    deed.session.add(
        Reappointment(
            dossier_id=deed.dossier.id,
            instead_of=promised,
            until=until,
            reason=form.reason,
            given_at=deed.now,
            given_by=deed.actor.key,
        )
    )
    deed.session.flush()
    promise(deed.session, deed.dossier, until, deed.now)
    record(deed.session, deed.actor, "dossier.reappointed", deed.now, dossier_id=deed.dossier.id, until=until)
    return NewDatePromised(until=until)


def _hour_of_return(deed: Deed, day: date, promised: datetime) -> datetime:
    """The end of the office's hours on that day, which must be a working day later than the first promise."""
    if deed.session.get(Reappointment, deed.dossier.id) is not None:
        raise FormFaults([FormFault("/outcome", "Hồ sơ này đã được hẹn lại một lần; không hẹn lại lần nữa.")])
    if not deed.calendar.is_working_day(day):
        raise FormFaults([FormFault("/new_day", "Ngày này cơ quan không làm việc; hãy chọn một ngày làm việc.")])
    until = deed.calendar.end_of_day(day)
    if until <= max(promised, deed.now):
        latest = hour_weekday_and_day(max(promised, deed.now))
        raise FormFaults([FormFault("/new_day", phrase("Ngày mới phải sau {latest}.", latest=latest))])
    if until > deed.now + LONGEST:
        days = phrase(
            "{days} ngày kể từ {astimezone}", days=LONGEST.days, astimezone=f"{deed.now.astimezone(VIETNAM):%d/%m/%Y}"
        )
        raise FormFaults([FormFault("/new_day", phrase("Ngày mới không được quá {days}.", days=days))])
    return until


PROMISES_NEW_DATE = Act(
    line="promises_new_date",
    title="Xin lỗi và hẹn lại ngày trả kết quả",
    awaiting="Chờ lãnh đạo xin lỗi và hẹn lại",
    role=Role.CHAIRMAN,
    also_role=Role.SUPERVISOR,
    forms=(Apologise, KeepThePromise),
    outcome=NewDatePromised,
    record=_record,
)
