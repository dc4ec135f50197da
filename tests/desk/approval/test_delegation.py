"""The chairman is away for a week: the deputy decides and signs in his place, the papers say so, it ends by itself."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text

from models.acts.refusal import FormFaults, NotYourRole
from models.approval.delegate import Wish, delegate
from models.approval.delegation import Delegation, DeputisedAct, Manner
from models.role import Role
from models.staff_member import StaffMember
from tests.desk.approval.noon import PASSWORD, births_to_decide, deputy, have_passwords, review, screen_of, sends_run
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage

BIRTHS = "1.001193"


def delegates(desk: DeskHouse, **changed: Any) -> Any:
    """The chairman sends the form of the page: births, decided and signed in his place, from today for a week."""
    chairman = desk.visitor(Role.CHAIRMAN)
    boxes: dict[str, Any] = {
        "to_id": str(desk.office.member(Role.DEPUTY).staff_id),
        "manner": "KT",
        "lines": ["decides", "signs"],
        "procedures": [BIRTHS],
        "begins": "6/10/26",
        "ends": "12102026",
        "reason": "Đi công tác",
    }
    return chairman.post("/uy-quyen", {**boxes, **changed})


def block_of(story: Any) -> tuple[str, str]:
    block = story.document("birth_certificate").content["signatory"]
    return block["position"], block["name"]


def test_a_week_in_the_chairmans_place_and_its_end(desk: DeskHouse) -> None:
    have_passwords(desk)
    first, second, third = births_to_decide(desk, 3)
    stand_in = deputy(desk)
    assert "Hiện Chủ tịch không uỷ quyền việc nào cho bạn." in stand_in.opens("/duyet").text

    assert delegates(desk).headers["location"] == "/uy-quyen?tin=giao"
    page = stand_in.opens("/duyet")
    assert "3 việc" in page.text
    assert "Bạn đang thay Chủ tịch, Ký thay (KT.)" in page.text

    # He decides; what is drawn up bears his block, and he signs it.
    assert stand_in.sends(screen_of(stand_in, first), "/duyet", password=PASSWORD).status_code == 303
    desk.office.until(lambda: "signs" in first.waits_for())
    assert block_of(first) == ("KT. Chủ tịch/Phó Chủ tịch", "Lương Thị Thu Thử")
    signed = sends_run(stand_in, review(stand_in, [first], "signs"), [first], "signs")
    assert "1/1 hồ sơ đã xong" in stand_in.opens(signed.headers["location"]).text
    assert first.document("birth_certificate").signed_by == desk.office.member(Role.DEPUTY).key
    assert len(first.rows(DeputisedAct)) == 2

    # He decides on another, and before it is signed the week is over.
    stand_in.sends(screen_of(stand_in, second), "/duyet", password=PASSWORD)
    desk.office.until(lambda: "signs" in second.waits_for())
    desk.office.set_clock(desk.office.clock.now() + timedelta(days=8))
    assert "Hiện Chủ tịch không uỷ quyền việc nào cho bạn." in stand_in.opens("/duyet").text
    late = stand_in.post(f"/duyet/viec/{third.open_item('decides').id}/duyet", sent(third, "decides"))
    assert late.status_code == 403
    assert "Đã hết hạn" in desk.visitor(Role.CHAIRMAN).opens("/uy-quyen").text

    # The chairman does not sign under the deputy's name: the paper is drawn up anew for him first.
    chairman = desk.visitor(Role.CHAIRMAN)
    assert "mở riêng hồ sơ để lập lại văn bản" in review(chairman, [second], "signs").text
    page = screen_of(chairman, second, "signs")
    assert "Khối ký trên văn bản này ghi người khác" in page.text
    refused = chairman.post(f"/duyet/viec/{second.open_item('signs').id}/duyet", sent(second, "signs"))
    assert refused.status_code == 422
    chairman.sends(page, "/lap-lai")
    assert block_of(second) == ("Chủ tịch", "Trần Thị Nhung Thử")
    assert chairman.sends(screen_of(chairman, second, "signs"), "/duyet", password=PASSWORD).status_code == 303
    desk.office.until(lambda: "seals" in second.waits_for())


def sent(story: Any, line: str) -> dict[str, str]:
    item = story.open_item(line)
    return {"version": str(item.version), "shown_hash": item.shown_hash or "", "password": PASSWORD}


def test_what_was_not_delegated_stays_out_of_reach(desk: DeskHouse) -> None:
    have_passwords(desk)
    story = births_to_decide(desk, 1)[0]
    delegates(desk, lines=["decides"], procedures=["1.000894"])
    assert (
        deputy(desk).post(f"/duyet/viec/{story.open_item('decides').id}/duyet", sent(story, "decides")).status_code
        == 403
    )
    assert "0 việc" in deputy(desk).opens("/duyet").text


def test_what_is_taken_back_ends_at_once(desk: DeskHouse) -> None:
    have_passwords(desk)
    story = births_to_decide(desk, 1)[0]
    delegates(desk)
    stand_in, chairman = deputy(desk), desk.visitor(Role.CHAIRMAN)
    page = screen_of(stand_in, story)
    chairman.sends(chairman.opens("/uy-quyen"), "/thu-hoi")
    refused = stand_in.sends(page, "/duyet", password=PASSWORD)
    assert refused.status_code == 403
    assert story.waits_for() == {"decides"}
    assert "Đã thu hồi" in chairman.opens("/uy-quyen").text


def test_one_that_begins_tomorrow_begins_by_itself(desk: DeskHouse) -> None:
    delegates(desk, begins="07/10/2026")
    births_to_decide(desk, 1)
    assert "0 việc" in deputy(desk).opens("/duyet").text
    desk.office.set_clock(desk.office.clock.now() + timedelta(days=1))
    assert "1 việc" in deputy(desk).opens("/duyet").text


def test_it_falls_with_the_office_of_who_gave_it(desk: DeskHouse) -> None:
    delegates(desk)
    births_to_decide(desk, 1)
    with desk.front.database.transaction() as session:
        session.get_one(StaffMember, desk.office.member(Role.CHAIRMAN).staff_id).active = False
    assert "0 việc" in deputy(desk).opens("/duyet").text


_WAITS = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
REFUSED: tuple[tuple[dict[str, Any], str], ...] = (
    ({"to": (Role.CHAIRMAN, 0)}, "Không uỷ quyền cho chính mình."),
    ({"to": (Role.JUSTICE_OFFICER, 0)}, "chỉ giao được cho Phó Chủ tịch"),
    ({"to": (Role.SUPERVISOR, 0)}, "chỉ giao được cho Phó Chủ tịch"),
    ({"to": (Role.SUPERVISOR, 0), "manner": "TUQ", "paper": "QĐ 12/QĐ-UBND"}, "Không ký thừa uỷ quyền được"),
    ({"manner": "TUQ"}, "chỉ giao được cho người đứng đầu đơn vị"),
    (
        {"to": (Role.SUPERVISOR, 0), "manner": "TUQ", "lines": ["promises_new_date"]},
        "Ký thừa uỷ quyền phải có văn bản",
    ),
    ({"lines": []}, "Hãy chọn ít nhất một loại việc được giao."),
    ({"lines": ["seals"]}, "không thuộc thẩm quyền của Chủ tịch"),
    ({"ends": "05/10/2026"}, "Ngày kết thúc phải từ hôm nay trở đi"),
    ({"begins": "01/10/2026"}, "Không uỷ quyền ngược về trước."),
    ({"ends": "12/10/2027"}, "không quá một năm"),
    ({"ends": "mai"}, "Hãy ghi ngày theo dạng 21/11/2026."),
    ({"reason": ""}, "Hãy ghi lý do"),
    ({"to_id": ""}, "Hãy chọn người được uỷ quyền."),
)


def test_who_and_what_may_not_be_delegated(desk: DeskHouse) -> None:
    for given, said in REFUSED:
        role, number = given.get("to", (Role.DEPUTY, 0))
        changed = {"to_id": str(desk.office.member(role, number).staff_id), **given}
        refused = delegates(desk, **changed)
        assert refused.status_code == 422, said
        page = HtmlPage(refused.text)
        assert said in page.text
        assert page.form("/uy-quyen").boxes["ends"] == changed.get("ends", "12102026")
    assert desk.office.scalars(lambda session: session.scalars(select(Delegation)).all()) == []


def test_of_two_mandates_given_at_once_the_second_sees_the_first(desk: DeskHouse) -> None:
    """Two tabs, one button each: the later one waits for the earlier one, and is told."""
    office, now = desk.office, desk.office.clock.now()
    to_id = office.member(Role.DEPUTY).staff_id
    assert to_id is not None
    wish = Wish(to_id, Manner.IN_PLACE, ("decides",), (), now, now + timedelta(days=1), "Nghỉ phép")

    def gives() -> None:
        with office.database.transaction() as session:
            delegate(session, office.member(Role.CHAIRMAN), wish, now)

    with ThreadPoolExecutor(1) as other, office.database.transaction() as session:
        delegate(session, office.member(Role.CHAIRMAN), wish, now)
        later = other.submit(gives)
        while not later.done() and not session.scalar(_WAITS):
            pass
        session.commit()
        with pytest.raises(FormFaults):
            later.result(10)


def test_the_same_work_is_not_delegated_twice_and_a_deputy_delegates_nothing(desk: DeskHouse) -> None:
    delegates(desk)
    assert "đã được giao việc đó" in HtmlPage(delegates(desk).text).text
    assert delegates(desk, lines=["agrees_refund"]).status_code == 303
    deputys: Visitor = deputy(desk)
    assert not deputys.opens("/uy-quyen").has_form("/uy-quyen")
    now = desk.office.clock.now()
    to_id = desk.office.member(Role.SUPERVISOR).staff_id
    assert to_id is not None
    wish = Wish(to_id, Manner.IN_PLACE, ("decides",), (), now, now + timedelta(days=1), "Nghỉ phép")
    with desk.front.database.transaction() as session, pytest.raises(NotYourRole):
        delegate(session, desk.office.member(Role.DEPUTY), wish, now)
