"""The page of a dossier: what it tells, what it masks, what it logs, and the small acts on it."""

from __future__ import annotations

import ast
import json
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select

from desk.words.acted import ACTIONS
from engine.incident import open_incident
from engine.lease import claim
from engine.reading import Place
from models.audit.audit_entry import AuditEntry
from models.role import Role
from models.staff_member import StaffMember
from models.status import Ending
from tests.desk.delivery.counter_stories import fetched
from tests.desk.desk_house import DeskHouse
from tests.desk.dossier.pages import page_of, place
from tests.desk.html_page import HtmlPage
from tests.documents.pdf_text import text_of
from tests.office.filings import Body, at_the_desk, by_post, of_a_foundling, reaching, without_copies
from tests.office.story import Story

NUMBERS = ("001090000001", "001192000002", "0900000001", "nguoi.nop@example.vn")
# The house's own log-ins, calls, people and reports; they are no part of any dossier's history.
NOT_ABOUT_A_DOSSIER = (
    "session.",
    "token.",
    "file.uploaded",
    "callback.",
    "client.",
    "clock.",
    "agency.",
    "calendar.",
    "linkage.",
    "portal.hurried",
    "retention.",
    "staff.",
    "view.",
    "desk.handed_over",
    "bulk.",
    "absence.",
    "approval.many",
    "confirmation.",
    "delegation.",
    "report.",
    "work.rebalanced",
)
# Told by the line that the journal has for the same act, or by nothing a clerk would ask about.
TOLD_ELSEWHERE = ("answer.", "dossier.{kind}", "{what}.read")


def test_the_head_tells_when_it_is_due_and_the_side_tells_why(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    story.goes_on_to("appraises")
    page = page_of(desk.visitor(Role.JUSTICE_OFFICER), story)
    for words in (
        "hẹn trả 17:30 thứ Ba 06/10/2026",
        "Nhận 09:00 thứ Ba 06/10/2026.",
        "Thời hạn: ngay trong ngày; hồ sơ nhận sau 15 giờ thì chậm nhất trong ngày làm việc tiếp theo.",
        "Hẹn trả: 17:30 thứ Ba 06/10/2026.",
        "Người nộp: Nguyễn Văn Mẫu",
        "Trực tiếp tại bộ phận một cửa",
    ):
        assert words in page.text


def test_a_pause_says_why_and_since_when(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    asked = {"component": "declaration", "reason": "Tờ khai thiếu chữ ký.", "what_to_do": "Ký vào tờ khai."}
    story.answers("checks_components", "incomplete", items=[asked])
    page = page_of(desk.visitor(Role.JUSTICE_OFFICER), story)
    assert "Chờ bổ sung" in page.text
    assert "Đang tạm dừng tính hạn chờ người nộp bổ sung hồ sơ, từ 09:00 06/10/2026" in page.text
    assert "Chờ người nộp bổ sung hồ sơ" in page.text
    assert "đến 17:30 thứ Ba 27/10/2026" in page.text


def test_the_rail_tells_done_now_and_next_with_who_and_when(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    story.goes_on_to("decides")
    rail = page_of(desk.visitor(Role.CHAIRMAN), story).text.partition("Các bước")[2].partition("Vì sao hẹn")[0]
    assert "Xong · Lê Thị Hằng Thử · 09:00 06/10/2026" in rail
    assert "Xong · Nguyễn Đức Hiếu Thử" in rail
    assert "Đang làm Chờ chủ tịch quyết định" in rail
    assert "Tiếp theo: Văn thư" in rail


def test_no_personal_number_stands_on_any_page_until_somebody_asks_for_it(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    clerk = desk.visitor(Role.RECEIVER)
    code = story.dossier().code
    for path in ("/viec", "/hang-doi", f"/tim?q={code[:6]}", f"/ho-so/{code}", f"/tiep-nhan/da-nhan/{code}"):
        html = clerk.opens(path).html
        assert not [number for number in NUMBERS if number in html], path


def test_revealing_shows_one_value_once_and_is_written_down(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    clerk = desk.visitor(Role.RECEIVER)
    revealed = clerk.post(f"/ho-so/{story.dossier().code}/hien/applicant.personal_number", {})

    page = HtmlPage(revealed.text)
    assert [number for number in NUMBERS if number in page.text] == ["001090000001"]
    later = page_of(clerk, story)
    assert not [number for number in NUMBERS if number in later.text]
    assert "Xem thông tin cá nhân đã che – Số định danh cá nhân · Lê Thị Hằng Thử" in later.text
    assert "001090000001" not in json.dumps(entries(desk, story))


def test_only_what_is_masked_can_be_revealed(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    clerk, code = desk.visitor(Role.RECEIVER), story.dossier().code
    for name in ("applicant.full_name", "applicant", "tracking_secret", "declaration.child.nothing"):
        assert clerk.post(f"/ho-so/{code}/hien/{name}", {}).status_code == 404


def test_each_look_at_a_dossier_is_an_audit_entry(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    page_of(desk.visitor(Role.RECEIVER), story)
    assert [entry["action"] for entry in entries(desk, story)].count("dossier.read") == 1


def entries(desk: DeskHouse, story: Story) -> list[dict[str, Any]]:
    with desk.front.database.transaction() as session:
        about = select(AuditEntry).where(AuditEntry.dossier_id == story.dossier_id).order_by(AuditEntry.id)
        rows = session.scalars(about)
        return [{"action": row.action, "actor": row.actor, "details": row.details} for row in rows]


def test_the_history_tells_everything_in_words_the_latest_first(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    story.goes_on_to("receives")
    story.pays_at_the_desk()
    history = page_of(desk.visitor(Role.RETURN_DESK), story).text.partition("Diễn biến")[2]
    told = [
        "Thu tiền – 16.000 đồng · Bùi Văn Tám Thử",
        "Đóng dấu, phát hành kết quả – Đóng dấu, phát hành · Hoàng Thị Mai Thử",
        "Ký kết quả – Ký số · Trần Thị Nhung Thử",
        "Phê duyệt kết quả – Phê duyệt · Trần Thị Nhung Thử",
        "Thẩm định hồ sơ, lập dự thảo – Đề nghị đăng ký · Nguyễn Đức Hiếu Thử",
        "Tiếp nhận hồ sơ, hẹn trả kết quả · Hệ thống",
        "Kiểm tra thành phần hồ sơ – Hồ sơ đầy đủ – tiếp nhận · Lê Thị Hằng Thử",
        "Nộp hồ sơ · Lê Thị Hằng Thử",
    ]
    places = [history.find(words) for words in told]
    assert -1 not in places, [words for words, place in zip(told, places, strict=True) if place < 0]
    assert places == sorted(places)


def test_every_audit_action_about_a_dossier_has_its_words() -> None:
    """Whoever records something new about dossiers is told here to say it to the clerks, too."""
    house = Path(__file__).parents[2]
    rooms = ("models", "engine", "tasks", "web", "api", "desk", "portal")
    recorded = {action for room in rooms for path in (house / room).rglob("*.py") for action in actions_in(path)}
    told = {*ACTIONS, *TOLD_ELSEWHERE}
    missing = {one for one in recorded if not one.startswith((*told, *NOT_ABOUT_A_DOSSIER))}
    assert missing == set()


def actions_in(path: Path) -> set[str]:
    """The action of every call of `record(session, actor, action, ...)` and `_note(...)` in this file."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("record", "_note"):
            for argument in node.args[2:3]:
                found |= {ast.literal_eval(argument)} if isinstance(argument, ast.Constant) else set()
    return {action for action in found if isinstance(action, str)}


def test_whoever_only_looks_on_sees_whom_it_waits_for_and_why_until_then(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    page = page_of(desk.visitor(Role.CHAIRMAN), story)

    assert "Không có việc nào dành cho vai trò của bạn lúc này." in page.text
    assert "Tính từ 09:00 thứ Ba 06/10/2026." in page.text
    assert "Chậm nhất: 09:00 thứ Tư 07/10/2026." in page.text


def test_money_is_taken_for_the_whole_sum_shown_and_gets_a_number(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    story.goes_on_to("receives")
    cashier = desk.visitor(Role.RETURN_DESK)
    page = page_of(cashier, story)
    assert "Còn phải thu 16.000 đồng" in page.text
    other = cashier.sends(page, "/thu-tien", amount="15000")
    assert other.status_code == 422
    assert "Số tiền phải đúng bằng số còn phải nộp: 16.000 đồng." in HtmlPage(other.text).text

    cashier.sends(page, "/thu-tien")
    paid = page_of(cashier, story)
    assert "Đã thu đủ phí, lệ phí: biên lai số 1/2026 (16.000 đồng)." in paid.text
    # The same form sent twice takes nothing twice.
    assert cashier.sends(page, "/thu-tien").status_code == 422
    assert story.receipts() == [("cash", 16_000)]
    paper = cashier.get(next(link for link in paid.links if "/bien-lai/" in link))
    printed = text_of(paper.content)
    for words in ("0001/2026", "Phí cấp bản sao Giấy khai sinh", "16.000", "Bùi Văn Tám Thử"):
        assert words in printed

    assert not paid.has_form("/tra-loi/handed_over")
    fetched(cashier, story)
    story.ends_as(Ending.DELIVERED)
    assert "Hồ sơ đã kết thúc" in page_of(cashier, story).text


def test_the_desk_takes_a_dossier_back_for_its_applicant_and_only_before_the_decision(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    clerk = desk.visitor(Role.RECEIVER)
    page = page_of(clerk, story)
    assert clerk.sends(page, "/ket-thuc-som", reason="  ").status_code == 422
    shown = HtmlPage(clerk.sends(page, "/ket-thuc-som", reason="Gia đình nộp ở nơi khác.").text)
    assert "Sẽ gửi: Dừng giải quyết hồ sơ" in shown.text
    assert "Gia đình nộp ở nơi khác." in shown.text
    changed = clerk.sends(shown, "/ket-thuc-som", reason="Gia đình chuyển nơi ở.")
    assert changed.status_code == 200
    assert clerk.sends(shown, "/ket-thuc-som").status_code == 303
    desk.office.go_on()
    story.ends_as(Ending.WITHDRAWN)

    decided = desk.office.file(without_copies)
    decided.goes_on_to("signs")
    later = page_of(clerk, decided)
    assert not later.has_form("/ket-thuc-som")
    refused = clerk.post(f"/ho-so/{decided.dossier().code}/ket-thuc-som", {"reason": "Gia đình nộp ở nơi khác."})
    assert refused.status_code == 422
    assert "Đã có kết quả giải quyết" in HtmlPage(refused.text).text


def test_the_supervisor_stops_a_dossier_for_the_office(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    chief = desk.visitor(Role.SUPERVISOR)
    page = page_of(chief, story)
    assert "Dừng giải quyết hồ sơ" in page.text
    shown = HtmlPage(chief.sends(page, "/ket-thuc-som", reason="Hồ sơ nộp trùng với hồ sơ khác.").text)
    assert chief.sends(shown, "/ket-thuc-som").status_code == 303
    desk.office.go_on()
    story.ends_as(Ending.STOPPED)


def test_whoever_may_do_both_says_whether_it_is_taken_back_or_stopped(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    with desk.front.database.transaction() as session:
        session.get_one(StaffMember, desk.office.member(Role.SUPERVISOR).staff_id).roles = ["giam-sat", "mot-cua"]
    both = desk.visitor(Role.SUPERVISOR)
    page = page_of(both, story)
    reason = "Hồ sơ nộp trùng với hồ sơ khác."
    silent = both.sends(page, "/ket-thuc-som", kind="", reason=reason)
    assert silent.status_code == 422
    assert "Hãy chọn: người nộp rút hồ sơ, hay cơ quan dừng giải quyết." in HtmlPage(silent.text).text
    shown = HtmlPage(both.sends(page, "/ket-thuc-som", kind="stop", reason=reason).text)
    # The letter that was read is the one that goes out: another kind is another letter.
    assert both.sends(shown, "/ket-thuc-som", kind="withdrawal").status_code == 200
    assert both.sends(shown, "/ket-thuc-som").status_code == 303
    desk.office.go_on()
    story.ends_as(Ending.STOPPED)
    # What a colleague on a page of before had typed is not lost.
    late = both.sends(page, "/ket-thuc-som", kind="stop", reason="Gia đình xin nộp lại.")
    assert late.status_code == 422
    assert "Gia đình xin nộp lại." in late.text


def test_what_is_sent_on_taking_in_stands_before_the_button_and_is_read_later_without_its_secret(
    desk: DeskHouse,
) -> None:
    story = desk.office.file(at_the_desk)
    clerk = desk.visitor(Role.RECEIVER)
    page = page_of(clerk, story)
    assert "Sẽ gửi: Đã tiếp nhận hồ sơ và hẹn trả kết quả – Nguyễn Văn Mẫu, thư điện tử n••••@example.vn" in page.text
    before = page.text.partition("n••••@example.vn ")[2].partition(" Tin nhắn:")[0]
    story.answers("checks_components", "complete")
    story.reaches("appraises")
    listed = page_of(clerk, story)
    read = clerk.opens(place(story) + next(link for link in listed.links if link.startswith("?thu=")).partition("#")[0])
    sent = read.text.partition("Thư gửi người nộp")[2].partition(" Trao đổi ")[0]
    assert story.dossier().tracking_secret not in read.html
    assert "?ma=…" in sent
    assert before
    # The same words, but for the secret and the name of the host, which tests have two of.
    assert before.replace(desk.front.base_url, "https://motcua.example") in sent.replace("?ma=…", "")


def test_a_letter_for_which_there_was_no_address_is_listed_and_read(desk: DeskHouse) -> None:
    story = desk.office.file(lambda day: reaching(without_copies(day)))
    story.answers("checks_components", "complete")
    desk.office.until(lambda: bool(story.asides()))
    page = page_of(desk.visitor(Role.SUPERVISOR), story)
    assert "chưa có nơi nhận" in page.text


def unreachable(day: date) -> Body:
    return reaching(without_copies(day), email="khong.ton.tai@example.vn")


def test_a_letter_that_did_not_arrive_is_told_by_a_person_who_reads_its_words(desk: DeskHouse) -> None:
    office = desk.office
    force_mail_away(desk)
    story = office.file(unreachable)
    story.answers("checks_components", "complete")
    office.until(lambda: bool(story.asides()))
    clerk = desk.visitor(Role.RECEIVER)
    listed = clerk.opens("/su-co")
    assert "Thông báo không gửi được – liên hệ người nộp" in listed.text

    page = clerk.opens(next(link for link in listed.links if link.startswith("/ho-so/")))
    assert "k••••@example.vn" in page.text
    assert "Nội dung cần báo cho người nộp" in page.text
    told = clerk.sends(page, "/tra-loi/told", told__how="Gọi điện lúc 10 giờ, gặp đúng người nộp.", then="stay")
    assert told.status_code == 303
    assert story.asides() == []


def force_mail_away(desk: DeskHouse) -> None:
    desk.office.town.force("mail-sink", "*", "reject")


def test_a_parcel_that_came_back_is_handed_over_in_a_new_way(desk: DeskHouse) -> None:
    story = desk.office.file(by_post)
    desk.office.town.force("post-office", "*", "returned")
    story.goes_on_to("agrees_new_way")
    returns = desk.visitor(Role.RETURN_DESK)
    page = page_of(returns, story)
    assert "hoàn về" in page.text
    typed = {"new_way__way": "desk", "new_way__agreed_by": "Gọi điện cho người nộp."}
    assert returns.sends(page, "/tra-loi/new_way", **typed, then="stay").status_code == 303
    story.reaches("receives")


def test_a_foundling_waits_for_time_alone_and_the_page_says_until_when(desk: DeskHouse) -> None:
    story = desk.office.file(of_a_foundling)
    story.answers("checks_components", "complete")
    page = page_of(desk.visitor(Role.JUSTICE_OFFICER), story)
    assert "Đang niêm yết thông báo trẻ bị bỏ rơi" in page.text
    assert "Không có việc nào dành cho vai trò của bạn lúc này." in page.text


def test_documents_open_as_files_and_as_pictures(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    story.goes_on_to("seals")
    keeper, code = desk.visitor(Role.SEAL_KEEPER), story.dossier().code
    certificate = story.document("birth_certificate")
    page = page_of(keeper, story)
    assert (certificate.sha256 or "none") in page.text
    file = keeper.get(f"/ho-so/{code}/tai-lieu/{certificate.id}")
    assert file.content.startswith(b"%PDF")
    shown = keeper.get(f"/ho-so/{code}/tai-lieu/{certificate.id}/trang/1")
    assert shown.content.startswith(b"\x89PNG")
    assert keeper.get(f"/ho-so/{code}/tai-lieu/{certificate.id}/trang/9").status_code == 404
    other = desk.office.file(without_copies).dossier().code
    assert keeper.get(f"/ho-so/{other}/tai-lieu/{certificate.id}").status_code == 404


def test_search_finds_by_code_digits_names_and_numbers_and_opens_a_single_hit(desk: DeskHouse) -> None:
    story = desk.office.file(lambda day: renamed("Lò Thị Ngọc Quỳnh Thử", day))
    desk.office.file(without_copies)
    code = story.dossier().code
    clerk = desk.visitor(Role.RECEIVER)
    alone = f"/ho-so/{code}"
    for words in (
        code,
        code.lower(),
        code[-4:],
        code.replace("-", "").replace(".", ""),
        code.replace("-", "."),
        code[-11:],
        code[-11:].replace("-", " "),
        "ngoc quynh lo",
        "qu ng lo",
        "Quỳnh",
        f"https://motcua.example/tra-cuu/{code}?ma=X",
    ):
        found = clerk.web.get("/tim", params={"q": words})
        assert (found.status_code, found.headers.get("location")) == (303, alone), words
    # The father asked, the mother is named, the telephone is his.
    for words in ("001090000001", "001 192 000 002", "0900 000 001"):
        assert clerk.opens(f"/tim?q={words}").text.count("Đăng ký khai sinh") == 2
    # One or two letters are the beginning of a word: "uy" stands within many names and says nothing.
    for words in ("%25", "uy"):
        assert "Không tìm thấy hồ sơ nào" in clerk.opens(f"/tim?q={words}").text
    assert "Gõ vào ô tìm ở đầu trang" in clerk.opens("/tim?q=").text


def renamed(name: str, day: date) -> Body:
    body = without_copies(day)
    body["declaration"]["child"]["full_name"] = name
    return body


def broken_down(desk: DeskHouse) -> Story:
    """A dossier that the engine could not carry on, put on the desk as the engine does."""
    story = desk.office.file(without_copies)
    with desk.front.database.transaction() as session:
        lease = claim(session, story.dossier_id, "test", 30)
    assert lease is not None
    with desk.front.database.transaction() as session:
        open_incident(session, desk.office.office, lease, "E-THU", Place("", "accept", 1))
    return story


def test_an_incident_is_work_with_a_code_to_quote_and_can_be_tried_again(desk: DeskHouse) -> None:
    story = broken_down(desk)
    chief = desk.visitor(Role.SUPERVISOR)
    listed = chief.opens("/su-co")
    assert "Sự cố kỹ thuật" in listed.text
    assert "Quá hạn, cần xử lý ngay" in listed.text

    page = chief.opens(next(link for link in listed.links if link.startswith("/ho-so/")))
    assert "Mã để báo bộ phận hỗ trợ: E-THU-" in page.text
    assert "Traceback" not in page.html
    assert chief.sends(page, "/tra-loi/retry", then="stay").status_code == 303
    assert story.asides() == []
    assert "Sự cố kỹ thuật – Thử lại · Đỗ Quốc Khánh Thử" in page_of(chief, story).text


def test_stopping_after_an_incident_shows_the_letter_first(desk: DeskHouse) -> None:
    story = broken_down(desk)
    chief = desk.visitor(Role.SUPERVISOR)
    page = page_of(chief, story)
    reason = "Hồ sơ gặp sự cố kỹ thuật, mời ông bà nộp lại."
    shown = HtmlPage(chief.sends(page, "/tra-loi/stop", stop__reason=reason).text)
    assert "Sẽ gửi: Dừng giải quyết hồ sơ" in shown.text
    assert reason in shown.text
    assert chief.sends(shown, "/tra-loi/stop", then="stay").status_code == 303


def test_a_number_that_comes_late_is_added_to_the_book_and_shown_masked(desk: DeskHouse) -> None:
    office = desk.office
    office.town.force("population-database", {"operation": "number"}, "late")
    story = office.file(without_copies)
    story.goes_on_to("gives_number")
    officer = desk.visitor(Role.JUSTICE_OFFICER)
    listed = officer.opens("/viec?cho=noi-khac")
    page = officer.opens(next(link for link in listed.links if link.startswith("/ho-so/")))
    assert "Số trong sổ 1/2026" in page.text
    typed = {"seen_on_paper__number": "001326000123", "seen_on_paper__seen": "Thông báo của Công an phường."}
    assert officer.sends(page, "/tra-loi/seen_on_paper", **typed, then="stay").status_code == 303
    later = page_of(desk.visitor(Role.CHAIRMAN), story)
    assert "001326000123" not in later.text


def test_a_partners_message_that_does_not_fit_is_shown_beside_what_we_have(desk: DeskHouse) -> None:
    desk.office.town.force("post-office", "*", "cod-short")
    story = desk.office.file(by_post)
    story.goes_on_to("seals")
    story.answers("seals", "seal")
    desk.office.until(lambda: bool(story.asides()))
    page = page_of(desk.visitor(Role.SUPERVISOR), story)
    assert "Bưu điện báo “Đã thu hộ tiền”" in page.text
    assert "Tiền thu hộ" in page.text
    assert "36.000 đồng" in page.text
    assert "parcel." not in page.text
