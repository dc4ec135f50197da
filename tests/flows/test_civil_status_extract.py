"""Copies of an extract: found in our own book or in one on paper, refused, stopped, lapsed, asked for by letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from documents.verification import verify
from models.acts.refusal import FeesUnpaid, FormFaults, SamePerson
from models.role import Role
from models.status import Ending
from tests.documents.pdf_text import squeezed, text_of
from tests.office.extract_filings import (
    NOT_FOUND,
    PAPER_ENTRY,
    by_letter,
    by_post,
    of_a_death,
    of_a_guardianship,
    of_a_marriage,
    of_an_old_book,
    of_the_newborn,
    online,
)
from tests.office.filings import Body, without_copies
from tests.office.open_office import OpenOffice
from tests.office.story import Story

ORDINARY = [
    "checks_components",
    "accept",
    "find_in_register",
    "appraises",
    "decides",
    "enter_copies",
    "draw_up_extract",
    "signs",
    "seals",
    "hand_over",
    "receives",
    "close",
]
_WHO: Body = {"identity_seen": "Căn cước của người nhận"}


def found_on_paper(story: Story, fields: list[dict[str, str]] | None = None) -> None:
    """The officer found the entry in a book on paper and copied it out."""
    story.goes_on_to("appraises")
    paper = PAPER_ENTRY if fields is None else {**PAPER_ENTRY, "fields": fields}
    story.answers("appraises", "propose_copies", paper=paper)


def says(story: Story, words: str, kind: str = "civil_status_extract") -> bool:
    """Whether the paper says so, wherever its lines break."""
    return squeezed(words) in squeezed(text_of(story.pdf(kind)))


def registered_birth(office: OpenOffice) -> Story:
    """A birth that stands in our own book."""
    birth = office.file(without_copies)
    birth.goes_on_to("receives")
    return birth


def test_copies_of_an_entry_of_an_old_book_reach_the_hands_of_whom_they_are_about(office: OpenOffice) -> None:
    story = office.file(of_an_old_book)
    story.goes_on_to("appraises")
    assert story.outcome("find_in_register")["found"] == 0

    found_on_paper(story)
    story.goes_on_to("receives")
    with pytest.raises(FeesUnpaid):
        story.answers("receives", "handed_over", **_WHO)
    assert story.pays_at_the_desk() == 16_000
    story.answers("receives", "handed_over", **_WHO)

    story.ends_as(Ending.DELIVERED)
    assert story.journal() == ORDINARY
    assert story.letters() == ["receipt", "result_ready"]
    assert story.documents() == ["receipt", "civil_status_extract", "control_slip"]
    assert story.receipts() == [("cash", 16_000)]


def test_the_extract_says_what_the_book_on_paper_says_and_both_signatures_hold(office: OpenOffice) -> None:
    story = office.file(of_an_old_book)
    found_on_paper(story)
    story.goes_on_to("receives")

    for words in ("TRÍCH LỤC KHAI SINH", "Số: 1/TLKS-BS", "Lê Thị Hoa Mẫu", "09/04/1998", "57/1998, quyển số 01/1998"):
        assert says(story, words), words
    assert says(story, "02 (hai) bản")
    assert says(story, "Năm sinh của mẹ: 1970")
    found = verify(story.pdf("civil_status_extract"), authorities=[office.keyring.authority_pem()])
    assert [signature.valid and signature.trusted for signature in found] == [True, True]
    assert (story.book().book, story.book().number) == ("cap-ban-sao", 1)


def test_an_entry_of_our_own_book_is_found_whatever_the_accents_and_copied_from_there(office: OpenOffice) -> None:
    birth = registered_birth(office)
    entry = birth.book()
    story = office.file(of_the_newborn)
    story.goes_on_to("appraises")
    assert story.outcome("find_in_register")["found"] == 1

    story.answers("appraises", "propose_copies", entry_id=str(entry.id))
    story.goes_on_to("receives")

    assert says(story, "Nguyễn Thị An Mẫu")
    assert entry.personal_number is not None
    assert says(story, entry.personal_number)
    assert not says(story, entry.content["declarant_document"])
    assert says(story, f"Số: {entry.number}/{entry.year}, quyển số 01/{entry.year}")
    assert story.owes() == 24_000


def test_an_entry_the_search_did_not_bring_up_cannot_be_copied(office: OpenOffice) -> None:
    entry = registered_birth(office).book()
    story = office.file(of_an_old_book)
    story.goes_on_to("appraises")

    with pytest.raises(FormFaults) as refused:
        story.answers("appraises", "propose_copies", entry_id=str(entry.id))
    assert [fault.pointer for fault in refused.value.faults] == ["/entry_id"]


def test_a_number_in_the_book_alone_opens_nobodys_entry(office: OpenOffice) -> None:
    entry = registered_birth(office).book()

    def of_a_stranger(day: Any) -> Body:
        body = of_an_old_book(day)
        body["declaration"]["entry"]["number"] = f"{entry.number}/{entry.year}"
        body["declaration"]["entry"]["registered_on"] = None
        return body

    story = office.file(of_a_stranger)
    story.goes_on_to("appraises")
    assert story.outcome("find_in_register")["found"] == 0


@pytest.mark.parametrize(
    ("body", "fields", "heading", "number"),
    [
        (
            of_a_marriage,
            {"wife_name": "Lê Thị Hoa Mẫu", "husband_name": "Trần Văn Thử", "married_on": "2003-02-14"},
            "TRÍCH LỤC KẾT HÔN",
            "1/TLKH-BS",
        ),
        (of_a_death, {"deceased_name": "Lê Văn Xưa Mẫu", "died_on": "1999"}, "TRÍCH LỤC KHAI TỬ", "1/TLKT-BS"),
        (
            of_a_guardianship,
            {"ward_name": "Phạm Bé Thử", "guardian_name": "Lê Thị Hoa Mẫu"},
            "TRÍCH LỤC ĐĂNG KÝ GIÁM HỘ",
            "1/TLGH-BS",
        ),
    ],
    ids=["marriage", "death", "guardianship"],
)
def test_every_book_has_its_extract(
    office: OpenOffice, body: Any, fields: dict[str, str], heading: str, number: str
) -> None:
    story = office.file(body)
    found_on_paper(story, [{"field": field, "value": value} for field, value in fields.items()])
    story.goes_on_to("receives")

    assert says(story, heading)
    assert says(story, number)
    assert all(says(story, value) for field, value in fields.items() if field.endswith("name"))


def test_what_was_copied_out_wrongly_is_told_field_by_field(office: OpenOffice) -> None:
    story = office.file(of_an_old_book)
    story.goes_on_to("appraises")
    wrong = {
        **PAPER_ENTRY,
        "registered_on": "1998-04",
        "fields": [
            {"field": "child_name", "value": " "},
            {"field": "born_on", "value": "1998-02-30"},
            {"field": "declarant_document", "value": "x"},
        ],
    }

    with pytest.raises(FormFaults) as refused:
        story.answers("appraises", "propose_copies", paper=wrong)
    assert {fault.pointer for fault in refused.value.faults} == {
        "/paper/fields/2/field",
        "/paper/fields/child_name",
        "/paper/fields/gender",
        "/paper/fields/born_on",
        "/paper/registered_on",
    }
    neither, both = Body(), Body(paper=PAPER_ENTRY, entry_id=str(story.dossier_id))
    for fields in (neither, both):
        with pytest.raises(FormFaults):
            story.answers("appraises", "propose_copies", **fields)


def test_what_is_not_found_is_refused_in_writing(office: OpenOffice) -> None:
    story = office.file(of_an_old_book)
    story.goes_on_to("appraises")
    story.answers("appraises", "propose_refusal", **NOT_FOUND)
    with pytest.raises(FormFaults):
        story.answers("decides", "approve")
    story.answers("decides", "refuse", **NOT_FOUND)

    story.ends_as(Ending.REFUSED)
    assert story.entry() is None
    assert story.letters() == ["receipt", "refusal"]
    assert says(story, "không tìm thấy việc đăng ký như đã khai", "decision_refusal")
    assert says(story, "từ chối cấp bản sao Trích lục hộ tịch", "decision_refusal")


def test_who_has_no_right_to_it_is_refused_by_the_chairman_even_if_it_was_found(office: OpenOffice) -> None:
    story = office.file(of_an_old_book)
    found_on_paper(story)
    story.answers(
        "decides", "refuse", reason="Người yêu cầu không có quyền yêu cầu.", legal_basis="Điều 63 Luật Hộ tịch 2014"
    )

    story.ends_as(Ending.REFUSED)
    assert story.documents() == ["receipt", "decision_refusal", "control_slip"]


def test_a_draft_sent_back_is_searched_for_again(office: OpenOffice) -> None:
    story = office.file(of_an_old_book)
    found_on_paper(story)
    story.answers("decides", "return", reason="Số đăng ký chưa khớp với tờ khai.")
    assert story.waits_for() == {"appraises"}
    story.answers("appraises", "propose_copies", paper={**PAPER_ENTRY, "number": "75/1998"})
    story.goes_on_to("receives")

    assert says(story, "75/1998")


def test_nobody_decides_on_what_he_searched_himself(office: OpenOffice) -> None:
    story = office.file(of_an_old_book)
    found_on_paper(story)
    officer = office.member(Role.JUSTICE_OFFICER)

    with pytest.raises(SamePerson):
        story.answers("decides", "approve", by=replace(officer, roles=officer.roles | {Role.CHAIRMAN}))


def test_an_agency_asks_by_letter_and_says_why(office: OpenOffice) -> None:
    story = office.file(by_letter)
    found_on_paper(story)
    story.goes_on_to("receives")

    assert story.outcome("checks_components")["verdict"] == "complete"
    assert story.document("receipt").content["components"][0]["name"].startswith("Văn bản yêu cầu của cơ quan")


def test_asked_from_home_and_received_behind_the_link_without_a_draft_to_read(office: OpenOffice) -> None:
    story = office.file(online)
    found_on_paper(story)
    assert story.waits_for() == {"decides"}
    story.goes_on_to("receives")
    with pytest.raises(FeesUnpaid):
        story.answers("receives", "opened")
    assert story.pays_at_the_desk() == 16_000
    story.answers("receives", "opened")

    story.ends_as(Ending.DELIVERED)


def test_brought_home_against_cash(office: OpenOffice) -> None:
    story = office.file(by_post)
    found_on_paper(story)
    story.goes_on_to("seals")
    story.answers("seals", "seal")

    story.ends_as(Ending.DELIVERED)
    office.until(lambda: story.parcels()[0].cod_remitted_at is not None)
    assert story.receipts() == [("cod", 36_000)]
    assert [parcel.turn for parcel in story.parcels()] == [1]


def test_what_is_missing_is_asked_for_once_and_a_request_nobody_answers_lapses(office: OpenOffice) -> None:
    story = office.file(of_an_old_book)
    missing = {"component": "declaration", "reason": "Tờ khai chưa ký.", "what_to_do": "Ký tờ khai rồi nộp lại."}
    story.answers("checks_components", "incomplete", items=[missing])
    office.advance(timedelta(days=30))

    story.ends_as(Ending.LAPSED)


def test_intake_is_refused_with_the_leaders_knowledge(office: OpenOffice) -> None:
    story = office.file(of_an_old_book)
    story.answers(
        "checks_components",
        "cannot_be_taken_in",
        ground="wrong_office",
        reason="Yêu cầu sao y từ sổ gốc của cơ quan khác.",
        legal_basis="Điều 63 Luật Hộ tịch 2014",
    )
    story.answers("agrees_to_refuse_intake", "agree")

    story.ends_as(Ending.INTAKE_REFUSED)


def test_it_can_be_taken_back_until_it_is_decided(office: OpenOffice) -> None:
    story = office.file(of_an_old_book)
    story.goes_on_to("appraises")
    story.withdraws()

    story.ends_as(Ending.WITHDRAWN)
    assert story.entry() is None


def test_the_office_may_stop_it(office: OpenOffice) -> None:
    story = office.file(of_an_old_book)
    found_on_paper(story)
    story.is_stopped("Người yêu cầu đã mất quyền đại diện.")

    story.ends_as(Ending.STOPPED)


def test_numbers_of_copies_follow_one_another_whatever_the_book(office: OpenOffice) -> None:
    stories = [office.file(of_an_old_book) for _ in range(2)]
    for story in stories:
        found_on_paper(story)
        story.goes_on_to("receives")

    assert [story.book().number for story in stories] == [1, 2]
