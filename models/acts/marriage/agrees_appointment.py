"""The officer agrees with both on the day and hour at which they come to sign (lịch hẹn ký)."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Annotated, Any, ClassVar

from pydantic import Field

from language.phrase import phrase
from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, Sentence, ShortText
from models.acts.refusal import FormFault, FormFaults
from models.clock.clock import VIETNAM
from models.progress.work_item import WorkItem
from models.register.draft import Draft
from models.register.marriage.couple import last_signing_day
from models.register.marriage.obstacles import too_young
from models.role import Role
from procedures.forms.day import Day


class AppointmentAgreed(Outcome):
    """`at` is when both come; `given_up` when no day could be found any more."""

    at: datetime | None = None
    given_up: bool = False
    lapsed: bool = False


class Appoint(Form):
    name: ClassVar[str] = "appoint"
    title: ClassVar[str] = "Hẹn ngày ký"
    causes: ClassVar[str] = "Mỗi bên nhận thư mời ghi ngày giờ hẹn; thời gian chờ không tính vào thời hạn của cơ quan."
    sample: ClassVar[dict[str, Any]] = {"agreed_by": "Hai bên đang có mặt tại cơ quan, ký ngay."}

    day: Annotated[
        Day | None,
        Field(title="Ngày hẹn", description="Để trống cả ngày và giờ khi hai bên đang có mặt và ký ngay"),
    ] = None
    hour: str | None = Field(
        default=None, pattern=r"^(?:[01]?[0-9]|2[0-3])[:hg][0-5][0-9]$", title="Giờ hẹn", description="Ví dụ 09:30"
    )
    agreed_by: ShortText = Field(title="Đã thống nhất qua")


class GiveUp(Form):
    name: ClassVar[str] = "give_up"
    title: ClassVar[str] = "Không hẹn được nữa"
    grave: ClassVar[bool] = True
    causes: ClassVar[str] = "Hồ sơ dừng giải quyết; người nộp nhận thông báo và có thể nộp hồ sơ mới."
    sample: ClassVar[dict[str, Any]] = {"reason": "Hai bên đã hai lần không đến ký và không hẹn ngày khác."}

    reason: Sentence = Field(title="Lý do")


def _record(deed: Deed, form: Appoint | GiveUp) -> AppointmentAgreed:
    if isinstance(form, GiveUp):
        return AppointmentAgreed(given_up=True)
    at = deed.now if form.day is None and form.hour is None else _agreed(deed, form)
    draft = deed.session.get_one(Draft, deed.item.subject_id)
    young = too_young(deed.dossier, draft.content, at.astimezone(VIETNAM).date())
    if young:
        raise FormFaults([FormFault("/day", one) for one in young])
    return AppointmentAgreed(at=at)


def _agreed(deed: Deed, form: Appoint) -> datetime:
    """The hour that was written down; a couple that stands before the officer needs none."""
    if form.day is None or form.hour is None:
        missing = "/day" if form.day is None else "/hour"
        raise FormFaults([FormFault(missing, "Hãy ghi cả ngày và giờ hẹn, hoặc để trống cả hai khi ký ngay.")])
    hour, minute = int(form.hour[:-3]), int(form.hour[-2:])
    at = datetime.combine(form.day, time(hour, minute), VIETNAM)
    faults = [*_day_faults(deed, form.day), *_hour_faults(deed, at)]
    if faults:
        raise FormFaults(faults)
    return at


def _day_faults(deed: Deed, day: date) -> list[FormFault]:
    today = deed.now.astimezone(VIETNAM).date()
    last = last_signing_day(deed.dossier, today)
    if not today <= day <= last:
        return [FormFault("/day", phrase("Ngày hẹn phải từ hôm nay đến hết ngày {last}.", last=f"{last:%d/%m/%Y}"))]
    if not deed.calendar.is_working_day(day):
        return [FormFault("/day", "Ngày này cơ quan không làm việc; hãy chọn ngày làm việc.")]
    return []


def _hour_faults(deed: Deed, at: datetime) -> list[FormFault]:
    if at < deed.now.replace(second=0, microsecond=0):
        return [FormFault("/hour", "Giờ hẹn đã qua; hãy chọn giờ khác.")]
    if not any(one.opens <= at.time() < one.closes for one in deed.calendar.sessions(at.date())):
        return [FormFault("/hour", "Giờ hẹn phải trong giờ làm việc.")]
    return []


def _give_up_only_after_an_absence(item: WorkItem, forms: tuple[type[Form], ...]) -> tuple[type[Form], ...]:
    """The first appointment is owed to everybody; who did not come may turn out not to want one any more."""
    return forms if item.turn > 1 else tuple(form for form in forms if form is not GiveUp)


AGREES_APPOINTMENT = Act(
    line="agrees_appointment",
    title="Hẹn ngày hai bên đến ký",
    awaiting="Chờ hẹn ngày hai bên đến ký",
    role=Role.JUSTICE_OFFICER,
    forms=(Appoint, GiveUp),
    outcome=AppointmentAgreed,
    record=_record,
    on_limit=AppointmentAgreed(lapsed=True),
    offers=_give_up_only_after_an_absence,
)
