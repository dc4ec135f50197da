"""What passes with an agency: evidence, messages masked, events sent again, and what could not be read."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import select

from models.audit.audit_entry import AuditEntry
from models.linkage.exchange import Exchange
from models.linkage.outgoing_event import EventState
from models.progress.inbox_message import InboxMessage, InboxState
from models.role import Role
from tests.desk.html_page import HtmlPage
from tests.desk.links.linked_office import PARTNER, LinkedOffice, counted

WHY = "Giữ kín nơi ở của người nộp hồ sơ."
EVENTS, AGAIN, EXCHANGES = f"{PARTNER}/su-kien", f"{PARTNER}/gui-lai", f"{PARTNER}/trao-doi"


def last_exchange(linked: LinkedOffice) -> int:
    newest = select(Exchange.id).order_by(Exchange.id.desc()).limit(1)
    return int(linked.post.office.scalars(lambda session: session.scalars(newest).one()))


def told_of(linked: LinkedOffice, action: str) -> list[dict[str, Any]]:
    rows = select(AuditEntry.details).where(AuditEntry.action == action).order_by(AuditEntry.id)
    found = linked.post.office.scalars(lambda session: list(session.scalars(rows)))
    return [json.loads(one) for one in found]


def what_is_sent(page: HtmlPage) -> dict[str, str]:
    """The boxes of the form that sends again, beside the one that chooses."""
    return next(form.boxes for form in page.forms if form.method == "post" and form.action == AGAIN)


def messages(linked: LinkedOffice) -> list[InboxMessage]:
    rows = select(InboxMessage).order_by(InboxMessage.received_at)
    found: list[InboxMessage] = linked.post.office.scalars(lambda session: list(session.scalars(rows)))
    return found


def test_every_exchange_is_listed_and_one_shows_its_proof_with_the_message_masked(linked: LinkedOffice) -> None:
    linked.accepts()
    linked.sends()
    page = linked.admin.opens(EXCHANGES)
    assert "Ta gọi họ" in page.text
    assert "Họ gọi ta" in page.text
    assert "Ta gọi họ" not in linked.admin.opens(f"{EXCHANGES}?chieu=den").text.partition("Tham chiếu")[2]
    one = linked.admin.opens(f"{EXCHANGES}/{last_exchange(linked)}")
    assert '"state": "accepted"' in one.text
    assert linked.events()[0].body not in one.html
    [event] = linked.events()
    assert json.loads(event.body)["subject"] not in one.text
    assert "giá trị đã được che" in one.text
    assert not one.has_form("/hien")


def test_a_supervisor_reveals_a_message_of_a_dossier_he_may_see_and_it_is_written_down(linked: LinkedOffice) -> None:
    linked.accepts()
    linked.sends()
    number = last_exchange(linked)
    supervisor = linked.supervisor
    page = supervisor.opens(f"{EXCHANGES}/{number}")
    shown = supervisor.sends(page, "/hien")
    assert json.loads(linked.events()[0].body)["subject"] in shown.text
    [read] = told_of(linked, "message.read")
    assert (read["exchange"], read["roles"]) == (number, [Role.SUPERVISOR])
    assert linked.admin.post(f"{EXCHANGES}/{number}/hien", {}).status_code == 403


def test_a_sealed_dossiers_message_stays_masked(linked: LinkedOffice) -> None:
    linked.accepts()
    linked.sends()
    seals_for_all_but_the_supervisor(linked, "BG-1")
    number = last_exchange(linked)
    assert not linked.supervisor.opens(f"{EXCHANGES}/{number}").has_form("/hien")
    assert linked.supervisor.post(f"{EXCHANGES}/{number}/hien", {}).status_code == 404


def test_a_code_that_an_agency_took_for_its_reference_is_read_by_whoever_sees_the_dossier(linked: LinkedOffice) -> None:
    code = "H26.99.01-261001-0007"
    linked.accepts(code)
    linked.post.house.get(f"/linked/{code}", linked.post.ward)
    linked.sends()
    number = last_exchange(linked)
    pages = (EXCHANGES, f"{EXCHANGES}/{number}", EVENTS, f"{AGAIN}?pham-vi=tu-ngay&tu-ngay=6/10/26")
    asked = [linked.admin.opens(page).html for page in pages]
    assert [code in html for html in asked] == [False] * len(pages)
    assert all("•••" in html for html in asked)
    assert all(code in linked.supervisor.opens(page).html for page in pages[:3])
    seals_for_all_but_the_supervisor(linked, code)
    assert not any(code in linked.supervisor.opens(page).html for page in pages[:3])


def seals_for_all_but_the_supervisor(linked: LinkedOffice, linkage_id: str) -> None:
    story = linked.post.story(linkage_id)
    named = [str(story.office.member(role).staff_id) for role in Role if role.is_staff and role is not Role.SUPERVISOR]
    sealed = linked.chairman.post(f"/ho-so/{story.dossier().code}/mat", {"reason": WHY, "staff": named})
    assert sealed.status_code == 303


def test_an_exchange_of_another_agency_or_of_no_number_is_not_found(linked: LinkedOffice) -> None:
    linked.accepts()
    linked.sends()
    number = last_exchange(linked)
    assert linked.admin.get(f"/quan-tri/ket-noi/H26.99.BH/trao-doi/{number}").status_code == 404
    assert linked.admin.get(f"{EXCHANGES}/0").status_code == 404
    assert linked.admin.get(f"{EXCHANGES}/{2**70}").status_code == 404


def test_the_list_goes_on_page_by_page_and_asks_the_same(linked: LinkedOffice) -> None:
    linked.accepts()
    for _ in range(45):
        linked.post.house.get("/linked/BG-1", linked.post.ward)
    first = linked.admin.opens(EXCHANGES)
    [further] = [link for link in first.links if "sau=" in link]
    with counted(linked.house) as said:
        second = linked.admin.opens(further)
    assert len(said) <= 12
    seen = {link for link in first.links if "/trao-doi/" in link}
    assert len(seen) == 40
    assert not seen & {link for link in second.links if "/trao-doi/" in link}


def test_one_event_is_sent_again(linked: LinkedOffice) -> None:
    linked.accepts()
    linked.sends()
    page = linked.admin.opens(EVENTS)
    assert "họ đã nhận" in page.text
    linked.admin.sends(page, "/gui-lai")
    assert (linked.waiting(), linked.sends(), len(linked.ward.heard)) == (1, 1, 2)
    assert len({event_id for event_id, _ in linked.ward.heard}) == 1


def test_all_that_match_are_shown_before_they_are_sent(linked: LinkedOffice) -> None:
    for number in range(3):
        linked.accepts(f"BG-{number}")
    linked.sends()
    admin = linked.admin
    assert "Sẽ gửi lại 0 thông báo" in admin.opens(AGAIN).text
    page = admin.opens(f"{AGAIN}?pham-vi=ho-so&ma-lien-thong=BG-1")
    assert "Sẽ gửi lại 1 thông báo" in page.text
    page = admin.opens(f"{AGAIN}?pham-vi=tu-ngay&tu-ngay=6/10/26")
    assert "Sẽ gửi lại 3 thông báo" in page.text
    boxes = what_is_sent(page)
    assert admin.post(AGAIN, boxes).status_code == 303
    assert (linked.waiting(), linked.sends(), len(linked.ward.heard)) == (3, 3, 6)
    assert told_of(linked, "partner.replayed") == [{"events": 3, "partner": "H26.99.01"}]


def test_what_changed_while_it_was_looked_at_is_shown_anew(linked: LinkedOffice) -> None:
    linked.accepts("BG-1")
    linked.ward.answers = [503]
    linked.sends()
    admin = linked.admin
    boxes = what_is_sent(admin.opens(AGAIN))
    linked.sends()
    answer = admin.post(AGAIN, boxes)
    assert (answer.status_code, "đã thay đổi" in answer.text) == (409, True)
    assert [one.state for one in linked.events()] == [EventState.SENT]


@pytest.mark.parametrize(
    ("boxes", "told"), [("pham-vi=ho-so", "mã liên thông"), ("pham-vi=tu-ngay&tu-ngay=mai", "dd/mm")]
)
def test_a_choice_that_cannot_be_is_told(linked: LinkedOffice, boxes: str, told: str) -> None:
    assert told in linked.admin.opens(f"{AGAIN}?{boxes}").text


def test_a_message_nobody_could_read_is_kept_with_its_reason_and_read_again(linked: LinkedOffice) -> None:
    assert linked.hears(b"khong phai JSON", "la-1") == 202
    linked.post.office.go_on()
    admin = linked.admin
    page = admin.opens(PARTNER)
    assert "Không đọc được" in page.text
    assert "không phải của yêu cầu nào" in page.text
    admin.sends(page, "/doc-lai")
    [message] = messages(linked)
    assert message.state is InboxState.NEW
    linked.post.office.go_on()
    assert messages(linked)[0].state is InboxState.QUARANTINED
    assert linked.supervisor.post(f"{PARTNER}/thong-diep/{message.id}/doc-lai", {}).status_code == 403


def test_what_was_taken_in_is_not_read_again(linked: LinkedOffice) -> None:
    linked.hears(b"khong phai JSON", "la-2")
    [message] = messages(linked)
    answer = linked.admin.post(f"{PARTNER}/thong-diep/{message.id}/doc-lai", {})
    assert answer.headers["location"].endswith("tin=doc-roi")
