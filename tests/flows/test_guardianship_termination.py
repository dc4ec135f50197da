"""A guardianship ended: from our own book or one on paper, never twice, and every other way such a dossier may go."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from documents.verification import verify
from models.acts.refusal import FormFaults
from models.clock.clock import VIETNAM
from models.status import Ending
from tests.documents.pdf_text import squeezed, text_of
from tests.office.extract_filings import of_a_guardianship
from tests.office.filings import Body
from tests.office.guardianship_filings import (
    FROM_THE_OLD_BOOK,
    NO_GROUNDS,
    adopted,
    natural,
    of_age,
    of_an_old_book,
    of_our_entry,
)
from tests.office.open_office import OpenOffice
from tests.office.story import Story

ORDINARY = [
    "checks_components",
    "accept",
    "find_guardianship",
    "appraises",
    "decides",
    "enter_in_register",
    "draw_up_guardianship_extract",
    "signs",
    "seals",
    "hand_over",
    "receives",
    "close",
]


def says(story: Story, words: str, kind: str = "guardianship_end_extract") -> bool:
    """Whether the paper says so, wherever its lines break."""
    return squeezed(words) in squeezed(text_of(story.pdf(kind)))


def ended(office: OpenOffice, body: Any = adopted) -> Story:
    story = office.file(body)
    story.goes_on_to("receives")
    return story


def in_our_book(office: OpenOffice) -> Story:
    """A guardianship that was registered electronically."""
    story = office.file(natural)
    story.goes_on_to("receives")
    return story


def of(story: Story, **other: Any) -> Any:
    """The body that ends what this story registered, with parts of the entry told differently."""
    entry = story.book()

    def body(day: Any) -> Body:
        made = of_our_entry(day, f"{entry.number}/{entry.year}", entry.entered_on)
        made["declaration"]["entry"].update(other)
        return made

    return body


def test_a_guardianship_of_an_old_book_ends_with_an_adoption(office: OpenOffice) -> None:
    story = ended(office)
    story.answers("receives", "handed_over", identity_seen="Căn cước của người nhận")

    story.ends_as(Ending.DELIVERED)
    assert story.journal() == ORDINARY
    assert story.documents() == ["receipt", "guardianship_end_extract", "control_slip"]
    assert (story.book().book, story.book().number) == ("cham-dut-giam-ho", 1)
    assert (story.book().ends or "").startswith("paper:")


def test_the_extract_names_what_has_ended_and_both_signatures_hold(office: OpenOffice) -> None:
    story = ended(office)

    for words in (
        "TRÍCH LỤC ĐĂNG KÝ CHẤM DỨT GIÁM HỘ",
        "Số: 1/2026/TLCDGH",
        "Số đăng ký giám hộ: 7/2019",
        "Ngày đăng ký giám hộ: 03/06/2019",
        "Lý do chấm dứt giám hộ: Người được giám hộ được nhận làm con nuôi",
    ):
        assert says(story, words), words
    found = verify(story.pdf("guardianship_end_extract"), authorities=[office.keyring.authority_pem()])
    assert [signature.valid and signature.trusted for signature in found] == [True, True]


def test_the_receipt_promises_the_second_working_day(office: OpenOffice) -> None:
    story = office.file(adopted)
    story.answers("checks_components", "complete")

    assert story.dossier().due_at == datetime(2026, 10, 8, 17, 30, tzinfo=VIETNAM)


def test_what_the_family_does_not_remember_the_officer_copies_out_of_the_paper_book(office: OpenOffice) -> None:
    story = office.file(of_an_old_book)
    story.goes_on_to("appraises")
    with pytest.raises(FormFaults) as refused:
        story.answers("appraises", "propose_registration")
    assert {fault.pointer for fault in refused.value.faults} == {
        "/corrections/old_number",
        "/corrections/old_registered_on",
    }
    story.answers("appraises", "propose_registration", corrections=FROM_THE_OLD_BOOK)
    story.goes_on_to("receives")

    assert says(story, "Số đăng ký giám hộ: 7/2019")


def test_an_entry_of_our_own_is_found_and_ended_by_its_id(office: OpenOffice) -> None:
    old = in_our_book(office)
    story = ended(office, of(old))

    assert story.outcome("find_guardianship")["in_force"] == 1
    assert story.book().ends == f"entry:{old.book().id}"


def test_an_extract_of_what_has_ended_says_so(office: OpenOffice) -> None:
    old = in_our_book(office)
    ended(office, of(old))

    def copies(day: Any) -> Body:
        body = of_a_guardianship(day)
        body["declaration"].update(
            subject={"full_name": "Phùng Gia Cháu Mẫu"}, other_person={"full_name": "Phùng Thị Bà Mẫu"}
        )
        return body

    story = office.file(copies)
    story.goes_on_to("appraises")
    story.answers("appraises", "propose_copies", entry_id=str(old.book().id))
    story.goes_on_to("receives")
    assert says(story, "Ghi chú chấm dứt giám hộ: Đã chấm dứt, số 1/2026 ngày 06/10/2026", "civil_status_extract")


def test_the_end_itself_can_be_copied_too(office: OpenOffice) -> None:
    entry = ended(office).book()

    def copies(day: Any) -> Body:
        body = of_a_guardianship(day)
        body["declaration"].update(
            event="guardianship_end",
            subject={"full_name": "Phùng Gia Cháu Mẫu"},
            other_person={"full_name": "Phùng Thị Bà Mẫu"},
        )
        return body

    story = office.file(copies)
    story.goes_on_to("appraises")
    story.answers("appraises", "propose_copies", entry_id=str(entry.id))
    story.goes_on_to("receives")
    assert says(story, "TRÍCH LỤC ĐĂNG KÝ CHẤM DỨT GIÁM HỘ", "civil_status_extract")
    assert says(story, "Ngày đăng ký giám hộ: 03/06/2019", "civil_status_extract")


def test_what_has_ended_cannot_be_ended_again(office: OpenOffice) -> None:
    old = in_our_book(office)
    first = ended(office, of(old))
    story = office.file(of(old))
    story.goes_on_to("appraises")

    with pytest.raises(FormFaults) as refused:
        story.answers("appraises", "propose_registration")
    assert first.dossier().code in refused.value.faults[0].detail
    story.answers("appraises", "propose_refusal", **NO_GROUNDS)
    story.answers("decides", "refuse", **NO_GROUNDS)
    story.ends_as(Ending.REFUSED)


def test_an_entry_on_paper_cannot_be_ended_twice_however_its_number_is_written(office: OpenOffice) -> None:
    ended(office)

    def again(day: Any) -> Body:
        body = adopted(day)
        body["declaration"]["entry"].update(number=" 07 / 2019", office="UBND phường Hà Đông (cũ)")
        return body

    story = office.file(again)
    story.goes_on_to("appraises")
    with pytest.raises(FormFaults):
        story.answers("appraises", "propose_registration")


def test_of_two_that_end_the_same_only_the_first_is_approved(office: OpenOffice) -> None:
    first, second = office.file(adopted), office.file(adopted)
    for story in (first, second):
        story.goes_on_to("decides")
    first.answers("decides", "approve")

    with pytest.raises(FormFaults) as refused:
        second.answers("decides", "approve")
    assert [fault.pointer for fault in refused.value.faults] == ["/outcome"]
    second.answers("decides", "return", reason="Việc này đã được chấm dứt ở hồ sơ khác.")
    assert second.waits_for() == {"appraises"}


def test_a_dossier_that_was_refused_keeps_nobody_from_ending_it_rightly(office: OpenOffice) -> None:
    first = office.file(adopted)
    first.goes_on_to("decides")
    first.answers("decides", "refuse", **NO_GROUNDS)
    first.ends_as(Ending.REFUSED)

    assert ended(office).book().number == 1


def test_a_number_of_our_book_with_another_day_is_set_right_first(office: OpenOffice) -> None:
    old = in_our_book(office)
    story = office.file(of(old, registered_on={"year": 2026, "month": 2, "day": 3}))
    story.goes_on_to("appraises")

    with pytest.raises(FormFaults) as refused:
        story.answers("appraises", "propose_registration")
    assert [fault.pointer for fault in refused.value.faults] == ["/corrections/old_registered_on"]
    assert "06/10/2026" in refused.value.faults[0].detail


def test_a_number_that_is_somebody_elses_is_not_ended(office: OpenOffice) -> None:
    old = in_our_book(office)

    def somebody_else(day: Any) -> Body:
        body: Body = of(old)(day)
        body["declaration"]["ward"].update(full_name="Phùng Gia Khác Mẫu", personal_number="001216000999")
        return body

    story = office.file(somebody_else)
    story.goes_on_to("appraises")
    with pytest.raises(FormFaults) as refused:
        story.answers("appraises", "propose_registration")
    assert [fault.pointer for fault in refused.value.faults] == ["/corrections/old_number"]


def test_after_the_end_the_ward_may_get_another_guardian(office: OpenOffice) -> None:
    old = in_our_book(office)
    ended(office, of(old))

    assert in_our_book(office).book().number == 2


def test_a_ward_who_has_come_of_age_asks_himself(office: OpenOffice) -> None:
    assert says(ended(office, of_age), "đã có năng lực hành vi dân sự đầy đủ")


def test_without_grounds_it_is_refused_in_writing(office: OpenOffice) -> None:
    story = office.file(adopted)
    story.goes_on_to("appraises")
    story.answers("appraises", "propose_refusal", **NO_GROUNDS)
    story.answers("decides", "refuse", **NO_GROUNDS)

    story.ends_as(Ending.REFUSED)
    assert story.entry() is None
    assert says(story, "từ chối đăng ký chấm dứt giám hộ", "decision_refusal")


def test_where_it_was_not_registered_it_is_not_taken_in(office: OpenOffice) -> None:
    story = office.file(adopted)
    story.answers(
        "checks_components",
        "cannot_be_taken_in",
        ground="wrong_office",
        reason="Việc giám hộ đăng ký ở phường khác.",
        legal_basis="Điều 22 Luật Hộ tịch 2014",
    )
    story.answers("agrees_to_refuse_intake", "agree")

    story.ends_as(Ending.INTAKE_REFUSED)


def test_what_is_never_supplemented_lapses(office: OpenOffice) -> None:
    story = office.file(adopted)
    missing = {"component": "termination_evidence", "reason": "Bản chụp mờ.", "what_to_do": "Nộp lại bản rõ."}
    story.answers("checks_components", "incomplete", items=[missing])
    office.advance(timedelta(days=30))

    story.ends_as(Ending.LAPSED)


def test_it_can_be_taken_back_until_it_is_decided(office: OpenOffice) -> None:
    story = office.file(adopted)
    story.goes_on_to("decides")
    story.withdraws()

    story.ends_as(Ending.WITHDRAWN)
    assert story.entry() is None


def test_the_office_may_stop_it(office: OpenOffice) -> None:
    story = office.file(adopted)
    story.goes_on_to("appraises")
    story.is_stopped("Tòa án đang giải quyết việc thay đổi giám hộ.")

    story.ends_as(Ending.STOPPED)
