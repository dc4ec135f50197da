"""Trễ hẹn, bổ sung, phiếu xin lỗi: whose part it was, who asked for more and how, and where each apology stands."""

from __future__ import annotations

from datetime import timedelta

from models.role import Role
from tests.desk.desk_house import DeskHouse
from tests.desk.supervision.friday import ASKED, at
from tests.desk.supervision.recount import codes_behind, numbers_on
from tests.office.filings import of_a_mother_alone, online, without_copies
from tests.office.legs import started
from tests.office.linked_filings import with_insurance
from tests.office.story import Story


def code(story: Story) -> str:
    return story.dossier().code


def late_in_the_office(desk: DeskHouse) -> Story:
    """Promised for Tuesday evening; on Thursday the officer has still not looked at it."""
    story = desk.office.file(without_copies)
    story.goes_on_to("appraises")
    desk.office.set_clock(at(8, 9))
    return story


def test_what_is_late_stands_under_whoever_held_it_when_the_promise_broke(desk: DeskHouse) -> None:
    story = late_in_the_office(desk)
    supervisor = desk.visitor(Role.SUPERVISOR)
    page = supervisor.opens("/giam-sat/tre-hen")
    counted = {one.words: one.count for one in numbers_on(page)}
    assert counted == {"Trễ hẹn": 1, "Trễ khi cơ quan đang giữ": 1}
    for one in numbers_on(page):
        assert codes_behind(supervisor, one.path) == [code(story)]
    assert "chưa xong" in page.text
    assert "Cơ quan 100% , người dân 0% , đơn vị phối hợp 0% ." in page.text

    # Done after all, it stays where it was, with the hour it was done.
    story.goes_on_to("receives")
    done = supervisor.opens("/giam-sat/tre-hen")
    assert {one.words: one.count for one in numbers_on(done)} == counted
    assert "chưa xong" not in done.text
    desk.office.advance(timedelta(days=31))
    assert "Không hồ sơ nào trễ hẹn" in supervisor.opens("/giam-sat/tre-hen").text


def read_by_the_family(desk: DeskHouse) -> Story:
    """Filed online on Tuesday; the draft of its certificate has gone to the family."""
    file_id = desk.office.upload(b"a picture of the medical certificate")
    story = desk.office.file(lambda day: online(day, file_id))
    story.goes_on_to("reads_draft")
    return story


def test_a_promise_that_goes_by_while_the_family_reads_is_not_broken_and_not_forgotten(desk: DeskHouse) -> None:
    story = read_by_the_family(desk)
    desk.office.set_clock(at(6, 20))
    supervisor = desk.visitor(Role.SUPERVISOR)
    counted = {one.words: one for one in numbers_on(supervisor.opens("/giam-sat/tre-hen"))}
    assert set(counted) == {"Qua giờ hẹn khi chờ người dân"}
    for path in (counted["Qua giờ hẹn khi chờ người dân"].path, "/giam-sat/ho-so?nhom=tam-dung"):
        assert codes_behind(supervisor, path) == [code(story)]
    # The report says the same, and so does the list behind its figure.
    assert " 1 1 0" in supervisor.opens("/bao-cao").text
    assert "Đang giải quyết, trong hạn" in supervisor.opens("/bao-cao/ho-so?bieu=ii06&so=12/tat-ca").text


def test_whoever_breaks_the_promise_first_and_asks_the_family_then_has_broken_it(desk: DeskHouse) -> None:
    file_id = desk.office.upload(b"a picture of the medical certificate")
    story = desk.office.file(lambda day: online(day, file_id))
    story.goes_on_to("appraises")
    desk.office.set_clock(at(8, 9))
    story.goes_on_to("reads_draft")
    desk.office.set_clock(at(9, 0, 30))
    supervisor = desk.visitor(Role.SUPERVISOR)
    assert codes_behind(supervisor, "/giam-sat/ho-so?nhom=qua-han") == [code(story)]
    assert codes_behind(supervisor, "/giam-sat/ho-so?nhom=tre-co-quan") == [code(story)]
    assert codes_behind(supervisor, "/giam-sat/ho-so?nhom=ton-qua-han&ngay=2026-10-08") == [code(story)]
    for still in ("nhom=tam-dung", "nhom=qua-gio-hen", "nhom=ton-tam-dung&ngay=2026-10-08"):
        assert codes_behind(supervisor, f"/giam-sat/ho-so?{still}") == []
    assert "Đang giải quyết, đã quá hạn" in supervisor.opens("/bao-cao/ho-so?bieu=ii06&so=13/tat-ca").text


def test_what_was_asked_in_time_and_on_good_grounds_gives_no_pause(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    story.answers("checks_components", "incomplete", items=[{**ASKED, "legal_basis": "Điều 16 Luật Hộ tịch 2014"}])
    supervisor = desk.visitor(Role.SUPERVISOR)
    page = supervisor.opens("/giam-sat/bo-sung")
    assert {one.words: one.count for one in numbers_on(page)} == {
        "Lê Thị Hằng Thử, Đã kiểm tra thành phần trong 30 ngày": 1,
        "Lê Thị Hằng Thử, Yêu cầu bổ sung trong 30 ngày": 1,
    }
    assert "100% 0%" in page.text


def test_asked_at_the_last_moment_without_a_ground_it_is_seen(desk: DeskHouse) -> None:
    """The desk must react within a working day: filed Tuesday at nine, asked on Wednesday at eight."""
    good = desk.office.file(without_copies)
    good.answers("checks_components", "incomplete", items=[{**ASKED, "legal_basis": "Điều 16 Luật Hộ tịch 2014"}])
    desk.office.file(without_copies).goes_on_to("appraises")
    story = desk.office.file(of_a_mother_alone)
    desk.office.set_clock(at(7, 8))
    story.answers("checks_components", "incomplete", items=[ASKED])
    supervisor = desk.visitor(Role.SUPERVISOR)
    page = supervisor.opens("/giam-sat/bo-sung")
    counted = {one.words.partition(", ")[2]: one for one in numbers_on(page)}
    assert counted["Yêu cầu bổ sung trong 30 ngày"].count == 2
    for way in ("Yêu cầu bổ sung sát hạn hoặc sau hạn", "Yêu cầu bổ sung không nêu căn cứ"):
        assert codes_behind(supervisor, counted[way].path) == [code(story)], way
    assert "Yêu cầu bổ sung nhiều lần" not in counted
    checked = codes_behind(supervisor, counted["Đã kiểm tra thành phần trong 30 ngày"].path)
    assert len(checked) == 3
    # Two of the three that were checked, one of the two requests to be looked at.
    assert "67% 50%" in page.text


def test_an_apology_is_followed_from_the_draft_to_the_letter(desk: DeskHouse) -> None:
    story = late_in_the_office(desk)
    supervisor = desk.visitor(Role.SUPERVISOR)
    drafted = supervisor.opens("/giam-sat/xin-loi")
    counted = {one.words: one for one in numbers_on(drafted)}
    waiting = counted["Đã dự thảo, chờ lãnh đạo quyết định"]
    assert codes_behind(supervisor, waiting.path) == [code(story)]
    item = story.open_item("promises_new_date")
    assert f"/ho-so/{code(story)}?viec={item.id}" in drafted.links
    board = {one.words: one.count for one in numbers_on(supervisor.opens("/giam-sat"))}
    assert board["Phiếu xin lỗi chờ lãnh đạo"] == 1

    story.answers("promises_new_date", "apologise", new_day="2026-10-12", reason="Hồ sơ cần đối chiếu sổ lưu.")
    desk.office.until(lambda: bool(story.letter_rows("apology")))
    sent = supervisor.opens("/giam-sat/xin-loi")
    counted = {one.words: one for one in numbers_on(sent)}
    assert set(counted) == {"Đã gửi trong 30 ngày"}
    assert codes_behind(supervisor, counted["Đã gửi trong 30 ngày"].path) == [code(story)]
    assert "đã gửi" in sent.text
    extensions = supervisor.opens("/giam-sat/bo-sung").text
    assert "Trần Thị Nhung Thử" in extensions
    assert "Hồ sơ cần đối chiếu sổ lưu." in extensions


def test_a_leader_who_keeps_the_promise_is_told_apart(desk: DeskHouse) -> None:
    story = late_in_the_office(desk)
    story.answers("promises_new_date", "keep")
    supervisor = desk.visitor(Role.SUPERVISOR)
    counted = {one.words: one for one in numbers_on(supervisor.opens("/giam-sat/xin-loi"))}
    kept = counted["Lãnh đạo quyết định không gửi trong 30 ngày"]
    assert codes_behind(supervisor, kept.path) == [code(story)]


def test_an_agency_that_acknowledges_nothing_stands_on_the_board_and_is_asked_again(desk: DeskHouse) -> None:
    office = desk.office
    supervisor = desk.visitor(Role.SUPERVISOR)
    office.town.force("insurance-office", "*", "silent")
    story = office.file(with_insurance)
    story.goes_on_to("receives")
    assert "Không đơn vị nào quá hạn trả lời." in supervisor.opens("/giam-sat").text

    office.advance(timedelta(days=1))
    board = supervisor.opens("/giam-sat")
    silent = board.text.partition("Cơ quan, đơn vị im lặng")[2]
    assert "insurance-office Chưa xác nhận đã nhận" in silent
    assert code(story) in silent
    assert codes_behind(supervisor, "/giam-sat/ho-so?nhom=mac-doi-tac-im-lang") == [code(story)]

    asked = supervisor.sends(supervisor.opens("/giam-sat/mac"), "/goi-lai")
    assert asked.headers["location"].endswith("?tin=hoi")
    office.poll_partners()
    office.go_on()
    # Asked about under its own reference: the case was not started a second time.
    assert len(started(office, "insurance-office", story)) == 1
