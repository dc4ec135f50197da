"""Letters: sent once, tried again, sent another way, and in the end handed to a person."""

from __future__ import annotations

from datetime import date

from sqlalchemy import text

from models.delivery.letter import LetterState
from notifications.catalogue import content_of
from notifications.render import render
from tests.documents.pdf_text import squeezed, text_of
from tests.office.filings import Body, at_the_desk, reaching, without_copies
from tests.office.open_office import OpenOffice
from tests.office.story import Story

MAIL, SMS = "mail-sink", "sms-gateway"
EMAIL, PHONE = "nguoi.nop@example.vn", "0900000001"


def by_email_only(day: date) -> Body:
    return reaching(without_copies(day), email=EMAIL)


def by_nothing(day: date) -> Body:
    return reaching(without_copies(day))


def accepted(office: OpenOffice, body: object = without_copies) -> Story:
    story = office.file(body)  # type: ignore[arg-type]
    story.answers("checks_components", "complete")
    return story


def states(story: Story, notice: str) -> dict[str, str]:
    return {letter.channel: str(letter.state) for letter in story.letter_rows(notice)}


def sends(story: Story, notice: str) -> None:
    """This will let the database's time pass until no letter of this notice waits any longer."""
    for _ in range(12):
        if all(letter.state != LetterState.WAITING for letter in story.letter_rows(notice)):
            return
        story.office.let_database_time_pass()
        story.office.go_on()
    raise AssertionError(f"{notice} still waits: {states(story, notice)}")


def test_the_receipt_goes_by_mail_with_its_slip_attached(office: OpenOffice) -> None:
    story = accepted(office, at_the_desk)
    letter = story.letter_rows("receipt")[0]

    arrived = office.town.ledger(MAIL, what="accepted", reference=letter.reference)
    assert len(arrived) == 1
    assert arrived[0]["to"] == [EMAIL]
    assert [file["sha256"] for file in arrived[0]["attachments"]] == [story.document("receipt").sha256]
    assert letter.state == LetterState.SENT


def test_the_receipt_says_why_that_hour_in_the_letter_and_on_the_slip(office: OpenOffice) -> None:
    story = accepted(office, at_the_desk)
    letter = story.letter_rows("receipt")[0]
    written = render("receipt", content_of("receipt", letter.content))

    for why in ("Nhận 09:00 thứ Ba 06/10/2026.", "Hẹn trả: 17:30 thứ Ba 06/10/2026."):
        assert why in written.text
        assert why in written.html
        assert squeezed(why) in squeezed(text_of(story.pdf("receipt")))


def test_the_control_slip_says_why_that_hour(office: OpenOffice) -> None:
    story = office.file(without_copies)
    story.goes_on_to("receives")
    story.answers("receives", "handed_over", identity_seen="Căn cước của người nhận")

    assert squeezed("Hẹn trả: 17:30 thứ Ba 06/10/2026.") in squeezed(text_of(story.pdf("control_slip")))


def test_what_must_reach_the_person_goes_both_ways_and_the_network_is_asked(office: OpenOffice) -> None:
    story = office.file(without_copies)
    story.goes_on_to("receives")
    sends(story, "result_ready")

    assert states(story, "result_ready") == {"e-mail": "sent", "sms": "sent"}
    by_sms = next(letter for letter in story.letter_rows("result_ready") if letter.channel == "sms")
    assert len(office.town.ledger(SMS, what="sent", reference=by_sms.reference)) == 1


def test_a_mailbox_that_does_not_exist_falls_back_to_a_text_message(office: OpenOffice) -> None:
    office.town.force(MAIL, "*", "reject")
    story = accepted(office)
    sends(story, "receipt")

    assert states(story, "receipt") == {"e-mail": "undeliverable", "sms": "sent"}
    assert story.asides() == []


def test_a_letter_nobody_can_deliver_becomes_work_for_the_desk(office: OpenOffice) -> None:
    office.town.force(MAIL, "*", "reject")
    office.town.force(SMS, "*", "permanent-failure")
    story = accepted(office)
    sends(story, "receipt")

    assert states(story, "receipt") == {"e-mail": "undeliverable", "sms": "undeliverable"}
    assert [item.line for item in story.asides()] == ["reaches_applicant"]
    story.answers("reaches_applicant", "told", how="Gọi điện lúc 10 giờ.")
    assert story.asides() == []
    story.reaches("appraises")


def test_a_corrected_address_gets_the_letter_after_all(office: OpenOffice) -> None:
    office.town.force(MAIL, {"to": [EMAIL]}, "reject", times=5)
    story = accepted(office, by_email_only)
    sends(story, "receipt")
    story.answers("reaches_applicant", "send_again", to="dung.dia.chi@example.vn")
    sends(story, "receipt")

    assert states(story, "receipt") == {"e-mail": "sent"}
    assert story.asides() == []


def test_whoever_left_no_address_is_called_and_the_letter_can_still_be_sent(office: OpenOffice) -> None:
    story = accepted(office, by_nothing)
    assert [item.line for item in story.asides()] == ["reaches_applicant"]
    story.answers("reaches_applicant", "send_again", to=PHONE)
    sends(story, "receipt")

    assert states(story, "receipt") == {"sms": "sent"}


def test_a_gateway_that_is_down_is_tried_again_later(office: OpenOffice) -> None:
    office.town.force(SMS, {"operation": "send"}, "down", times=2)
    story = office.file(without_copies)
    story.goes_on_to("receives")
    sends(story, "result_ready")

    assert states(story, "result_ready") == {"e-mail": "sent", "sms": "sent"}


def test_a_letter_that_may_have_been_sent_is_asked_about_before_it_is_sent_again(office: OpenOffice) -> None:
    office.town.force(SMS, {"operation": "send"}, "error-after")
    office.town.force(MAIL, "*", "drop")
    story = office.file(without_copies)
    story.goes_on_to("receives")
    sends(story, "receipt")
    sends(story, "result_ready")

    for letter in story.letter_rows():
        partner, what = (MAIL, "accepted") if letter.channel == "e-mail" else (SMS, "sent")
        assert len(office.town.ledger(partner, what=what, reference=letter.reference)) == 1


def test_a_claim_whose_holder_died_is_taken_over_and_nothing_is_sent_twice(office: OpenOffice) -> None:
    story = office.file(without_copies)
    item = story.open_item("checks_components")
    story.answer_item(item, "complete", {}, story.whom(item))
    office.read_ready()
    office.send_letters()
    with office.database.transaction() as session:
        session.execute(text("UPDATE letter SET state = 'waiting', not_before = now(), claimed_until = now()"))
    office.go_on()

    letter = story.letter_rows("receipt")[0]
    assert letter.state == LetterState.SENT
    assert len(office.town.ledger(MAIL, what="accepted", reference=letter.reference)) == 1


def test_after_three_days_in_vain_a_person_is_asked(office: OpenOffice) -> None:
    office.town.force(MAIL, "*", "greylist", times=50)
    story = accepted(office, by_email_only)
    with office.database.transaction() as session:
        session.execute(text("UPDATE letter SET give_up_at = now()"))
    sends(story, "receipt")

    assert story.letter_rows("receipt")[0].fault == "gave-up"
    assert [item.line for item in story.asides()] == ["reaches_applicant"]


def test_a_letter_whose_attachment_is_gone_holds_no_other_up_and_reaches_a_person_in_the_end(
    office: OpenOffice,
) -> None:
    story = office.file(by_email_only)
    item = story.open_item("checks_components")
    story.answer_item(item, "complete", {}, story.whom(item))
    office.read_ready()
    kept = story.document("receipt").sha256
    with office.database.transaction() as session:
        session.execute(text("UPDATE document SET sha256 = repeat('0', 64)"))
        session.execute(text("UPDATE letter SET give_up_at = now()"))
    office.send_letters()
    with office.database.transaction() as session:
        session.execute(text("UPDATE document SET sha256 = :kept"), {"kept": kept})

    assert states(story, "receipt") == {"e-mail": "undeliverable"}
    assert [item.line for item in story.asides()] == ["reaches_applicant"]
