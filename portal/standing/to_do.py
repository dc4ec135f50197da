"""What the applicant must do now, first of all things on his page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from language.phrase import phrase
from models.clock.written_time import in_vietnam
from models.progress.work_item import WorkItem
from models.status import Ending
from notifications.opening_hours import in_words
from portal.standing.money import how_to_pay
from portal.standing.standing import Standing
from web.pages import money

_BRING = "Mang theo giấy tiếp nhận hồ sơ; nếu mất, mang giấy tờ tùy thân. Người nhận thay mang thêm văn bản ủy quyền."

_TO_COMPARE = ("Mang đến quầy bản chính của những giấy tờ đã gửi bản chụp, để đối chiếu:",)


@dataclass(frozen=True)
class ToDo:
    """`room` is the page where it is done, below the dossier's own; empty for what is done elsewhere.

    `papers` are originals, to be brought or fetched as `words` say last.
    """

    title: str
    words: tuple[str, ...]
    by: datetime | None = None
    room: str = ""
    button: str = ""
    papers: tuple[str, ...] = ()


def to_do(standing: Standing) -> list[ToDo]:
    """This will give everything that waits for the applicant; nothing when he may simply wait."""
    if standing.interruption is not None and standing.dossier.is_open:
        return []
    mine = [item for item in standing.awaited if item.act in _DUTIES and not standing.is_anothers(item)]
    duties = [_DUTIES[item.act](standing, item) for item in mine]
    return duties + _debt(standing) + _originals(standing)


def place_and_hours(standing: Standing) -> tuple[str, ...]:
    """This will say where the desk is and when it is open."""
    agency = standing.agency
    hours = in_words(standing.calendar.hours, in_vietnam(standing.now).date())
    return (
        phrase("{office}, {address}.", office=agency.one_stop_name, address=agency.address),
        phrase("Giờ làm việc: {hours}.", hours=hours),
        phrase("Điện thoại: {phone}.", phone=agency.phone),
    )


def originals_to_show(standing: Standing) -> tuple[str, ...]:
    """What was sent as a picture only must be shown in the original when the result is collected (NĐ 123/2015 Đ9)."""
    scans = [row.code for row in standing.components if row.replaced_at is None and row.kind == "scan"]
    return _titles(standing, scans)


def originals_kept(standing: Standing) -> tuple[str, ...]:
    """The originals that lie with the office."""
    kept = [row.code for row in standing.components if row.original_kept and row.replaced_at is None]
    return _titles(standing, kept)


def _titles(standing: Standing, codes: list[str]) -> tuple[str, ...]:
    known = [standing.edition.component(code) for code in dict.fromkeys(codes)]
    return tuple(component.title for component in known if component is not None)


def _supplement(standing: Standing, item: WorkItem) -> ToDo:
    words = "Chỉ gửi những nội dung được nêu, phần còn lại của hồ sơ được giữ nguyên. Có thể gửi tại đây hoặc tại quầy."
    return ToDo("Bổ sung hồ sơ", (words,), item.due_at, "bo-sung", "Xem nội dung và nộp bổ sung")


def _supplement_leg(standing: Standing, item: WorkItem) -> ToDo:
    words = "Một cơ quan phối hợp yêu cầu bổ sung trong phần của mình; các phần khác vẫn tiếp tục."
    return ToDo("Bổ sung cho cơ quan phối hợp", (words,), item.due_at, "bo-sung", "Xem nội dung và nộp bổ sung")


def _householder(standing: Standing, item: WorkItem) -> ToDo:
    words = "Đề nghị chủ hộ mở VNeID và xác nhận, hoặc ký văn bản đồng ý để Ông/Bà nộp tại quầy."
    return ToDo("Chủ hộ xác nhận đăng ký thường trú", (words, *place_and_hours(standing)), item.due_at)


def _relatives(standing: Standing, item: WorkItem) -> ToDo:
    words = "Đề nghị những người thân đã khai mở VNeID và xác nhận, hoặc ký văn bản đồng ý để Ông/Bà nộp tại quầy."
    return ToDo("Người thân xác nhận người nhận trợ cấp", (words, *place_and_hours(standing)), item.due_at)


def _read_draft(standing: Standing, item: WorkItem) -> ToDo:
    words = "Đọc kỹ từng chữ, từng ngày tháng. Sau giờ này mà chưa có ý kiến thì coi là Ông/Bà đồng ý."
    return ToDo("Kiểm tra bản thảo kết quả", (words,), item.due_at, "du-thao", "Đọc bản thảo và trả lời")


def _receive_online(standing: Standing, item: WorkItem) -> ToDo:
    shown = originals_to_show(standing)
    words = ("Kết quả bản điện tử có chữ ký số đã sẵn sàng.", *_TO_COMPARE[: len(shown)])
    return ToDo("Nhận kết quả", words, None, "nhan-ket-qua", "Xem và nhận kết quả", shown)


def _collect(standing: Standing, item: WorkItem) -> ToDo:
    shown = originals_to_show(standing)
    words = (*place_and_hours(standing), _to_pay(standing), _BRING, *_TO_COMPARE[: len(shown)])
    return ToDo("Đến nhận kết quả", words, papers=shown)


def _to_pay(standing: Standing) -> str:
    if standing.owed <= 0:
        return "Không còn khoản nào phải nộp."
    return phrase("Nộp {sum} tại quầy khi nhận.", sum=money(standing.owed))


def _come_to_sign(standing: Standing, item: WorkItem) -> ToDo:
    together = "Cả hai bên cùng đến, mang giấy tờ tùy thân; không ai ký thay được. Không phải mang giấy xác nhận."
    absent = phrase("Không đến được thì gọi {phone} để hẹn ngày khác.", phone=standing.agency.phone)
    return ToDo("Đến ký", (together, *place_and_hours(standing)[:2], absent), item.due_at)


def _collect_together(standing: Standing, item: WorkItem) -> ToDo:
    together = "Cả hai cùng nhận, mỗi người một bản chính; mang giấy tờ tùy thân."
    return ToDo("Nhận Giấy chứng nhận kết hôn", (together, *place_and_hours(standing), _to_pay(standing)))


def _await_parcel(standing: Standing, item: WorkItem) -> ToDo:
    parcel = standing.parcels[-1] if standing.parcels else None
    due = parcel.cod_amount if parcel else 0
    pay = phrase("Trả {sum} khi nhận.", sum=money(due)) if due else "Không phải trả tiền khi nhận."
    return ToDo("Chờ bưu điện phát kết quả", ("Chuẩn bị giấy tờ tùy thân để ký nhận.", pay))


def _agree_new_way(standing: Standing, item: WorkItem) -> ToDo:
    words = phrase(
        "Bưu điện chưa phát được. Xin gọi {phone} hoặc đến quầy để chọn cách nhận khác.", phone=standing.agency.phone
    )
    return ToDo("Chọn lại cách nhận kết quả", (words, *place_and_hours(standing)))


def _debt(standing: Standing) -> list[ToDo]:
    """Paying is a duty of its own only where nothing else on the page already brings the applicant to the money."""
    is_told = any(item.act in _TELLING_OF_MONEY for item in standing.awaited)
    if standing.owed <= 0 or not standing.dossier.is_open or is_told:
        return []
    at_the_door = standing.dossier.payment_way == "cod" and standing.dossier.delivery_way == "post"
    room, button = ("", "") if at_the_door else ("nop-tien", "Xem và nộp trực tuyến")
    owed = phrase("Nộp phí, lệ phí: {sum}", sum=money(standing.owed))
    return [ToDo(owed, (how_to_pay(standing),), None, room, button)]


def _originals(standing: Standing) -> list[ToDo]:
    """Whoever ends without a result gets back what he had handed in."""
    kept = originals_kept(standing)
    ending = standing.dossier.ending
    if ending is None or Ending(ending).has_result or not kept:
        return []
    words = ("Đến nhận lại những bản chính sau, nếu chưa nhận:",)
    return [ToDo("Nhận lại bản chính đã nộp", place_and_hours(standing) + words, papers=kept)]


_TELLING_OF_MONEY = frozenset({"receives", "receives:post", "receives:couple"})
_DUTIES = {
    "supplements": _supplement,
    "supplements:leg": _supplement_leg,
    "confirms_residence": _householder,
    "confirms_benefit": _relatives,
    "reads_draft": _read_draft,
    "receives:online": _receive_online,
    "receives": _collect,
    "receives:post": _await_parcel,
    "appears": _come_to_sign,
    "receives:couple": _collect_together,
    "agrees_new_way": _agree_new_way,
}
