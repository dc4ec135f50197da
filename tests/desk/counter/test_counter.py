"""The counter without scripts: from the choice of the procedure to paper and money, every way a form can go."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from httpx import Response
from sqlalchemy import select

from models.audit.audit_entry import AuditEntry
from models.delivery.document import Document
from models.intake.component import Component, Verdict
from models.money.fee import FeeLine
from models.role import Role
from tests.desk.counter.cards import HOA
from tests.desk.counter.counter import (
    BIRTH,
    EXTRACT,
    MARITAL,
    NEW,
    TODAY,
    action,
    boxes_of,
    counted,
    dossiers,
    filled,
    opens,
    scans,
    story_of,
)
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage
from tests.desk.pictures import picture
from tests.office.extract_filings import of_an_old_book
from tests.office.filings import at_the_desk, by_post, without_copies


def takes_in(clerk: Visitor, body: dict[str, Any], then: str = "take_in", **changes: str) -> HtmlPage:
    """This will type the body into a new form, press the button, and give the page that follows."""
    procedure = body["procedure"]
    answer = clerk.post(action(procedure), {**filled(opens(clerk, procedure), body, **changes), "then": then})
    if answer.status_code == 303:
        return clerk.opens(answer.headers["location"])
    return HtmlPage(answer.text)


# -- choosing ---------------------------------------------------------------------------------------------------------


def test_a_procedure_is_found_by_initials_words_in_any_order_or_its_code(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    for words in ("dkks", "khai+sinh", "sinh+khai+dang", "1.001193"):
        leads = clerk.get(f"{NEW}?tim={words}&mo=1").headers["location"]
        assert leads.startswith(f"{NEW}?thu-tuc={BIRTH}&luot="), words
    assert clerk.get(f"{NEW}?tim=tlht&mo=1").headers["location"].startswith(f"{NEW}?thu-tuc={EXTRACT}&")
    assert clerk.get(f"{NEW}?tim=tthn&mo=1").headers["location"].startswith(f"{NEW}?thu-tuc={MARITAL}&")
    nothing = clerk.get(f"{NEW}?tim=hang+khong&mo=1")
    assert nothing.status_code == 200
    assert "Xem tất cả thủ tục" in HtmlPage(nothing.text).text
    assert clerk.get(f"{NEW}?mo=1").status_code == 200, "an empty box opens nothing"


def test_a_procedure_of_the_police_is_not_typed_in_for_nothing(desk: DeskHouse) -> None:
    """It would be refused only when everything had been typed."""
    told = desk.visitor(Role.RECEIVER).get(f"{NEW}?thu-tuc=1.004222")
    assert told.status_code == 404
    assert "hãy nộp trực tiếp tại cơ quan giải quyết" in told.text


def test_what_this_clerk_takes_in_most_stands_first(desk: DeskHouse) -> None:
    clerk, colleague = desk.visitor(Role.RECEIVER), desk.visitor(Role.RECEIVER, 1)
    for _ in range(2):
        desk.office.file(of_an_old_book)
    page = clerk.opens(NEW)
    assert "2 hồ sơ gần đây" in page.text
    assert next(link for link in page.links if "thu-tuc=" in link) == f"{NEW}?thu-tuc={EXTRACT}"
    assert "hồ sơ gần đây" not in colleague.opens(NEW).text
    desk.office.clock.advance(timedelta(days=61))
    assert "hồ sơ gần đây" not in clerk.opens(NEW).text


# -- taken in at once -------------------------------------------------------------------------------------------------


def test_a_complete_dossier_is_filed_and_checked_in_one_go_and_its_receipt_drawn_up(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    page = takes_in(clerk, of_an_old_book(TODAY), components__declaration__sheets="2")

    story = story_of(desk)
    assert story.waits_for() == set(), "the check has been answered"
    assert "Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu số 01) đang được lập" in page.text
    assert "Tờ khai cấp bản sao trích lục hộ tịch – bản chính nộp, 2 tờ" in page.text
    desk.office.go_on()

    page = clerk.opens(page.url)
    (paper,) = documents(desk)
    assert paper.kind == "receipt"
    assert f"/ho-so/{story.dossier().code}/tai-lieu/{paper.id}" in page.links
    assert "Giấy tiếp nhận số 1 đã lập" in page.text
    assert clerk.get(f"/ho-so/{story.dossier().code}/tai-lieu/{paper.id}/trang/1?in=1").status_code == 200
    assert story.waits_for() == {"appraises"}
    assert paper.content["components"][0]["name"].endswith("(2 tờ)")
    assert paper.content["applicant"]["personal_number"] == "001******101"
    assert paper.content["applicant"]["phone"] == "*******101"
    verdicts = desk.office.scalars(lambda session: list(session.scalars(select(Component.verdict))))
    assert verdicts == [Verdict.GOOD]


def documents(desk: DeskHouse) -> list[Document]:
    found: list[Document] = desk.office.scalars(lambda session: list(session.scalars(select(Document))))
    return found


def test_the_page_after_filing_masks_numbers_and_leads_on(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    page = takes_in(clerk, of_an_old_book(TODAY))
    (dossier,) = dossiers(desk)
    assert "001198000101" not in page.html
    assert "0900000101" not in page.html
    assert "•••••••••101" in page.text
    assert NEW in page.links
    assert f"{NEW}?nguoi={dossier.code}" in page.links
    assert f"{NEW}?thu-tuc={EXTRACT}" in page.links


def test_the_form_says_what_it_needs_costs_and_promises_before_anything_is_filed(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    empty = opens(clerk, BIRTH)
    assert "Tiếp nhận lúc này thì hẹn trả 17:30 thứ Ba 06/10/2026" in empty.text
    assert "trả lời tiếp nhận trước 09:00 thứ Tư 07/10/2026" in empty.text
    assert "Không phải nộp, cơ quan tự tra cứu" in empty.text
    assert "Cơ sở dữ liệu quốc gia về dân cư" in empty.text

    boxes = filled(empty, at_the_desk(TODAY))
    told = HtmlPage(clerk.post(f"{action(BIRTH)}/thanh-phan", boxes).text).text
    assert "Phí cấp bản sao Giấy khai sinh × 2" in told
    assert "Thông tư 281/2016/TT-BTC" in told
    assert "Cộng 16.000 đồng" in told
    assert "Đã thu 16.000 đồng tiền mặt, ghi biên lai ngay" in told
    online = HtmlPage(clerk.post(f"{action(BIRTH)}/thanh-phan", {**boxes, "payment.way": "online"}).text).text
    assert "Đã thu" not in online
    assert "Trực tuyến qua cổng thanh toán" in online


def test_an_exemption_counts_only_with_the_paper_that_proves_it(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    body = at_the_desk(TODAY)
    body["declaration"]["child"]["birth_date"] = "2026-05-01"
    boxes = {**filled(opens(clerk, BIRTH), body), "payment.exemption": "poor"}

    def told(**more: str) -> str:
        sent = {**boxes, **{name.replace("__", "."): text for name, text in more.items()}}
        return HtmlPage(clerk.post(f"{action(BIRTH)}/thanh-phan", sent).text).text

    assert "vẫn tính đủ cho đến khi có giấy tờ" in told()
    assert "Cộng 21.000 đồng" in told()
    proven = told(components__exemption_evidence__handed="true")
    assert "Không thu: Người thuộc hộ nghèo" in proven
    assert "Cộng 16.000 đồng" in proven


def test_everything_that_must_be_handed_in_is_ticked_by_one_button(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    body = {**at_the_desk(TODAY), "components": []}
    answer = clerk.post(action(BIRTH), {**filled(opens(clerk, BIRTH), body), "then": "all"})
    boxes = boxes_of(HtmlPage(answer.text), BIRTH)
    handed = sorted(name for name in boxes if name.endswith(".handed"))
    assert handed == ["components.declaration.handed", "components.medical_birth_certificate.handed"]


# -- something is missing ---------------------------------------------------------------------------------------------


def test_what_is_missing_is_said_before_filing_and_leads_to_the_request_for_it(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    body = at_the_desk(TODAY)
    body["components"] = [row for row in body["components"] if row["code"] == "declaration"]
    held = takes_in(clerk, body)
    assert "Còn thiếu 1 thành phần phải nộp" in held.text
    assert "Giấy chứng sinh" in held.text
    assert dossiers(desk) == []

    answer = clerk.post(action(BIRTH), {**boxes_of(held, BIRTH), "then": "short"})
    page = clerk.opens(answer.headers["location"])
    story = story_of(desk)
    assert story.waits_for() == {"checks_components"}
    assert "Yêu cầu bổ sung" in page.text
    assert "Hồ sơ chưa có Giấy chứng sinh" in page.html
    assert page.has_form("/tra-loi/cannot_be_taken_in")


def test_a_dossier_may_be_filed_now_and_its_papers_checked_later(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    page = takes_in(clerk, at_the_desk(TODAY), "file")
    story = story_of(desk)
    assert story.waits_for() == {"checks_components"}
    assert "Kiểm tra thành phần ngay" in page.text


def test_doubts_hold_up_once_and_what_was_pressed_is_remembered(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    held = takes_in(clerk, of_an_old_book(TODAY), applicant__personal_number="003198000101")
    assert "Cần xem lại (không chặn nộp)" in held.text
    assert ("then", "take_in+despite", "") in held.form(action(EXTRACT)).buttons
    answer = clerk.post(action(EXTRACT), {**boxes_of(held, EXTRACT), "then": "take_in+despite"})
    assert answer.status_code == 303
    assert story_of(desk).waits_for() == set()


# -- money ------------------------------------------------------------------------------------------------------------


def test_cash_is_taken_with_the_filing_and_never_asked_for_again(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    page = takes_in(clerk, of_an_old_book(TODAY), cash__taken="true", cash__shown="16000")
    story = story_of(desk)
    assert story.receipts() == [("cash", 16_000)]
    assert "Đã thu đủ. Biên lai số 1/2026" in page.text
    assert clerk.get(next(link for link in page.links if "/bien-lai/" in link)).status_code == 200

    desk.office.go_on()
    lines = desk.office.scalars(lambda session: list(session.scalars(select(FeeLine.amount))))
    assert lines == [16_000]
    assert story.receipts() == [("cash", 16_000)]


def test_another_sum_than_is_due_is_refused_and_nothing_is_filed(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    held = takes_in(clerk, of_an_old_book(TODAY), cash__taken="true", cash__shown="8000")
    assert "Số tiền phải đúng bằng số còn phải nộp: 16.000 đồng." in held.text
    assert dossiers(desk) == []
    assert boxes_of(held, EXTRACT)["applicant.full_name"] == "Lê Thị Hoa Mẫu"


@pytest.mark.parametrize(("body", "then"), [(of_an_old_book, "file"), (by_post, "take_in")])
def test_cash_is_taken_only_with_a_complete_dossier_that_is_paid_in_cash(
    desk: DeskHouse, body: Callable[[Any], dict[str, Any]], then: str
) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    held = takes_in(clerk, body(TODAY), then, cash__taken="true", cash__shown="16000")
    assert "chỉ thu khi tiếp nhận hồ sơ đủ thành phần" in held.text
    assert dossiers(desk) == []


def test_cash_of_a_dossier_that_is_refused_later_goes_back(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    takes_in(clerk, of_an_old_book(TODAY), cash__taken="true", cash__shown="16000")
    desk.office.go_on()
    story = story_of(desk)
    story.withdraws()
    assert any(item.line.startswith("refund") or "hoàn" in item.title.lower() for item in story.asides())


# -- once, and apart --------------------------------------------------------------------------------------------------


def test_a_form_sent_twice_is_one_dossier(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    boxes = {**filled(opens(clerk, EXTRACT), of_an_old_book(TODAY), cash__taken="true"), "cash.shown": "16000"}
    first = clerk.post(action(EXTRACT), {**boxes, "then": "take_in"})
    # Back in the browser, something changed, sent again: it is still the same sitting.
    second = clerk.post(action(EXTRACT), {**boxes, "applicant.phone": "0900000109", "then": "take_in"})
    (only,) = dossiers(desk)
    assert second.headers["location"] == f"{first.headers['location']}?tin=da-nop"
    assert "không lập hồ sơ thứ hai" in clerk.opens(second.headers["location"]).text
    again = clerk.opens(f"{NEW}?thu-tuc={EXTRACT}&luot={boxes['luot']}")
    assert only.code in again.text
    assert story_of(desk).receipts() == [("cash", 16_000)]


def test_a_form_sent_by_many_at_the_same_moment_is_one_dossier(desk: DeskHouse) -> None:
    boxes = filled(opens(desk.visitor(Role.RECEIVER), EXTRACT), of_an_old_book(TODAY))
    many, together = [desk.visitor(Role.RECEIVER) for _ in range(6)], threading.Barrier(6)

    def send(clerk: Visitor) -> str:
        together.wait()
        return str(clerk.post(action(EXTRACT), {**boxes, "then": "take_in"}).headers["location"])

    with ThreadPoolExecutor(6) as people:
        leads = list(people.map(send, many))
    (only,) = dossiers(desk)
    assert {address.partition("?")[0] for address in leads} == {f"/tiep-nhan/da-nhan/{only.code}"}


def test_two_tabs_of_the_same_procedure_do_not_mix(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    one, other = opens(clerk, EXTRACT), opens(clerk, EXTRACT)
    scans(clerk, one, EXTRACT, HOA.text, "applicant")
    clerk.post(f"{action(EXTRACT)}/nhap", {**boxes_of(other, EXTRACT), "applicant.full_name": "Trần Văn Khác"})

    left = [link for link in clerk.opens(NEW).links if "luot=" in link]
    assert len(left) == 2
    names = {boxes_of(clerk.opens(link), EXTRACT)["applicant.full_name"] for link in left}
    assert names == {"Lê Thị Hoa Mẫu", "Trần Văn Khác"}


def test_a_draft_that_arrives_after_the_filing_leaves_nothing_to_come_back_to(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    boxes = filled(opens(clerk, EXTRACT), of_an_old_book(TODAY))
    clerk.post(action(EXTRACT), {**boxes, "then": "take_in"})
    assert clerk.post(f"{action(EXTRACT)}/nhap", boxes).status_code == 204
    assert "Đang nhập dở" not in clerk.opens(NEW).text


# -- the same person again --------------------------------------------------------------------------------------------


def test_the_next_dossier_of_the_same_person_begins_with_who_he_is(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    takes_in(clerk, of_an_old_book(TODAY))
    (dossier,) = dossiers(desk)
    chosen = clerk.opens(f"{NEW}?nguoi={dossier.code}&tim=tthn")
    page = clerk.opens(next(link for link in chosen.links if "thu-tuc=" in link))
    boxes = boxes_of(page, MARITAL)
    assert boxes["applicant.full_name"] == "Lê Thị Hoa Mẫu"
    assert boxes["applicant.personal_number"] == "001198000101"
    assert boxes["applicant.phone"] == "0900000101"
    assert boxes["applicant.residence.ward"] == "Phường Hà Đông (09556)"
    assert boxes["applicant.relation"] == "", "what he is to the new one is asked anew"
    assert f"Đã mang theo người nộp của hồ sơ {dossier.code}" in page.text
    looks = desk.office.scalars(
        lambda session: list(session.scalars(select(AuditEntry).where(AuditEntry.action == "number.read")))
    )
    assert [look.dossier_id for look in looks] == [dossier.id]


def test_nobody_is_carried_along_from_a_colleagues_dossier_or_an_old_one(desk: DeskHouse) -> None:
    clerk, colleague = desk.visitor(Role.RECEIVER), desk.visitor(Role.RECEIVER, 1)
    takes_in(clerk, of_an_old_book(TODAY))
    (dossier,) = dossiers(desk)
    carried = f"{NEW}?thu-tuc={MARITAL}&luot=00000000-0000-4000-8000-000000000001&nguoi={dossier.code}"
    assert colleague.get(carried).status_code == 404
    desk.office.clock.advance(timedelta(hours=2, seconds=1))
    assert clerk.get(carried).status_code == 404
    assert clerk.get(carried.replace(dossier.code, "H26.99.01-000000-0000")).status_code == 404


# -- papers -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("compared", [True, False])
def test_a_scan_held_against_its_original_at_the_counter_need_not_be_shown_again(
    desk: DeskHouse, compared: bool
) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    boxes, at = filled(opens(clerk, BIRTH), without_copies(TODAY)), "components.medical_birth_certificate"
    del boxes[f"{at}.original_kept"]
    boxes |= {f"{at}.kind": "scan", f"{at}.sheets": "1", **({f"{at}.compared": "true"} if compared else {})}
    scan = {f"{at}.file": ("giấy chứng sinh.png", picture())}
    answer = clerk.post(action(BIRTH), {**boxes, "then": "take_in"}, files=scan)
    page = clerk.opens(answer.headers["location"])
    assert ("1 tờ, đã đối chiếu bản chính" in page.text) is compared

    story = story_of(desk)
    story.goes_on_to("receives")
    handing = desk.visitor(Role.RETURN_DESK).opens(f"/ho-so/{story.dossier().code}")
    assert ("phải xuất trình bản chính của: Giấy chứng sinh" in handing.text) is not compared


def test_an_original_has_nothing_to_be_held_against_and_sheets_are_a_number(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    held = takes_in(clerk, of_an_old_book(TODAY), components__declaration__compared="true")
    assert "chỉ đánh dấu cho bản sao, bản chụp, bản quét" in held.text
    held = takes_in(clerk, of_an_old_book(TODAY), components__declaration__sheets="vài")
    assert "Số tờ" in held.text
    assert boxes_of(held, EXTRACT)["components.declaration.sheets"] == "vài"
    held = takes_in(clerk, of_an_old_book(TODAY), components__declaration__sheets="0")
    assert "Số tờ" in held.text
    assert dossiers(desk) == []


# -- how much is asked of the database --------------------------------------------------------------------------------


def test_every_page_of_the_counter_asks_the_database_a_bounded_number_of_times(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    for _ in range(4):
        desk.office.file(of_an_old_book)
        opened = opens(clerk, BIRTH)
        clerk.post(f"{action(BIRTH)}/nhap", {**boxes_of(opened, BIRTH), "applicant.full_name": "Người Dở Mẫu"})
    form = opens(clerk, EXTRACT)
    boxes = boxes_of(form, EXTRACT)
    takes_in(clerk, of_an_old_book(TODAY))
    code = dossiers(desk)[-1].code
    most: dict[str, tuple[int, Callable[[], Response]]] = {
        "choose": (11, lambda: clerk.get(f"{NEW}?tim=ks")),
        "form": (13, lambda: clerk.get(f"{NEW}?thu-tuc={EXTRACT}&luot={boxes['luot']}")),
        "card": (13, lambda: clerk.post(action(EXTRACT), {**boxes, "card.text": HOA.text, "then": "card"})),
        "standing": (8, lambda: clerk.post(f"{action(EXTRACT)}/thanh-phan", boxes)),
        "draft": (9, lambda: clerk.post(f"{action(EXTRACT)}/nhap", boxes)),
        "filed": (45, lambda: clerk.get(f"/tiep-nhan/da-nhan/{code}")),
    }
    for name, (bound, visit) in most.items():
        with counted(desk) as made:
            assert visit().status_code in (200, 204)
        assert len(made) <= bound, f"{name}: {len(made)}\n" + "\n".join(statement[:90] for statement in made)
