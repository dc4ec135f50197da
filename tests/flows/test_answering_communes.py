"""Another agency asks what our books say: answered, asked back, refused, lapsed, withdrawn; and when it is late."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from documents.verification import verify
from models.acts.refusal import FormFaults
from models.clock.clock import VIETNAM
from models.progress.work_item import ItemState
from models.register.look_up import LookUp
from models.status import Ending
from tests.documents.pdf_text import squeezed, text_of
from tests.office.couple import comes_to_sign, is_handed_over
from tests.office.filings import Body
from tests.office.marriage_filings import of_two
from tests.office.open_office import OpenOffice
from tests.office.question_filings import (
    NO_RECORD,
    NOT_MARRIED,
    ON_PAPER,
    SEARCHED,
    by_letter,
    fetched,
    of_a_bare_name,
    of_an_old_entry,
    of_the_married,
)
from tests.office.story import Story

ORDINARY = [
    "checks_components",
    "accept",
    "look_into_books",
    "appraises",
    "decides",
    "draw_up_reply",
    "signs",
    "seals",
]
LETTER = "question_answer"
NOT_OURS: Body = {
    "reason": "Người được hỏi chưa từng cư trú tại phường theo dữ liệu cư trú.",
    "legal_basis": "Điều 22 Nghị định 123/2015/NĐ-CP",
}
TOO_LITTLE: Body = {
    "pointer": "/subject/birth_date",
    "reason": "Chỉ có họ tên, không tra được sổ.",
    "what_to_do": "Ghi thêm ngày sinh hoặc số định danh cá nhân.",
}


def taken_in(office: OpenOffice, body: Callable[[date], Body] = by_letter) -> Story:
    story = office.file(body)
    story.answers("checks_components", "complete")
    return story


def answered(story: Story, answer: Body) -> None:
    story.answers("appraises", "propose_answer", **answer)
    for line, outcome in (("decides", "approve"), ("signs", "sign"), ("seals", "seal")):
        story.answers(line, outcome)


def found(story: Story) -> list[dict[str, str]]:
    """What the search of the electronic books brought up."""
    rows = story.rows(LookUp, LookUp.answered_at)
    return [one for row in rows if row.kind == "question_search" for one in row.answer["found"]]


def faults(refused: pytest.ExceptionInfo[FormFaults]) -> list[str]:
    return [fault.pointer for fault in refused.value.faults]


def test_a_letter_is_answered_by_a_signed_and_sealed_letter_that_goes_by_post(office: OpenOffice) -> None:
    story = taken_in(office)
    answered(story, NOT_MARRIED)

    story.ends_as(Ending.DELIVERED)
    assert story.journal()[: len(ORDINARY)] == ORDINARY
    assert [parcel.tracking_code is not None for parcel in story.parcels()] == [True]
    pdf = story.pdf(LETTER)
    said = squeezed(text_of(pdf))
    for words in (
        "15/UBND-TP ngày 06/10/2026",
        "Trần Văn Mẫu",
        "Chưa đăng ký kết hôn với ai trong thời gian cư trú tại địa phương",
        SEARCHED,
        "Ủy ban nhân dân phường Thử Nghiệm",
    ):
        assert squeezed(words) in said, words
    assert [one.valid and one.trusted for one in verify(pdf, authorities=[office.keyring.authority_pem()])] == [
        True,
        True,
    ]


def test_an_answer_may_be_fetched_by_a_messenger(office: OpenOffice) -> None:
    story = taken_in(office, fetched)
    answered(story, NOT_MARRIED)
    story.answers("receives", "handed_over", identity_seen="Giấy giới thiệu của phường Thử Nghiệm")

    story.ends_as(Ending.DELIVERED)


def test_that_nothing_is_found_is_an_answer(office: OpenOffice) -> None:
    story = taken_in(office)
    answered(story, NO_RECORD)

    story.ends_as(Ending.DELIVERED)
    assert squeezed("Không tìm thấy thông tin trong sổ") in squeezed(text_of(story.pdf(LETTER)))


def test_an_old_entry_is_answered_from_the_book_on_paper(office: OpenOffice) -> None:
    story = taken_in(office, of_an_old_entry)
    answered(story, ON_PAPER)

    story.ends_as(Ending.DELIVERED)
    said = squeezed(text_of(story.pdf(LETTER)))
    for words in ("44/1996", "20/11/1996", "Sổ gốc còn lưu", "Nguyễn Văn Xưa", "Trần Thị Cũ"):
        assert squeezed(words) in said, words


def test_who_married_here_is_found_in_our_own_book_and_the_answer_names_the_entry(office: OpenOffice) -> None:
    couple = office.file(of_two)
    comes_to_sign(couple)
    is_handed_over(couple)
    story = taken_in(office, of_the_married)
    shown = found(story)
    assert [(one["book"], one["entry_number"]) for one in shown] == [("ket-hon", "1/2026")]
    answered(story, {"answer": "married", "entry_id": shown[0]["entry_id"], "searched": SEARCHED})

    story.ends_as(Ending.DELIVERED)
    assert squeezed("Số đăng ký: 1/2026") in squeezed(text_of(story.pdf(LETTER)))


def test_an_answer_must_rest_on_what_it_says(office: OpenOffice) -> None:
    story = taken_in(office)
    bare: Body = {"answer": "married", "searched": SEARCHED}

    with pytest.raises(FormFaults) as refused:
        story.answers("appraises", "propose_answer", **bare)
    assert faults(refused) == ["/entry_id"]
    with pytest.raises(FormFaults) as refused:
        story.answers("appraises", "propose_answer", **{**ON_PAPER, "answer": "not_married"})
    assert faults(refused) == ["/answer"]
    with pytest.raises(FormFaults) as refused:
        story.answers("appraises", "propose_answer", **ON_PAPER)  # nobody asked for an old book
    assert faults(refused) == ["/answer"]
    with pytest.raises(FormFaults) as refused:
        story.answers("appraises", "propose_answer", **bare, entry_id="00000000-0000-0000-0000-000000000000")
    assert faults(refused) == ["/entry_id"]
    with pytest.raises(FormFaults) as refused:
        story.answers("appraises", "propose_answer", **bare, entry_number="4/2019", registered_on="30/02/2019")
    assert faults(refused) == ["/registered_at", "/registered_on"]


def test_an_answer_sent_back_is_proposed_anew(office: OpenOffice) -> None:
    story = taken_in(office)
    story.answers("appraises", "propose_answer", **NO_RECORD)
    story.answers("decides", "return", reason="Tra thêm sổ năm 2020.")
    answered(story, NOT_MARRIED)

    story.ends_as(Ending.DELIVERED)
    assert story.journal().count("look_into_books") == 1


def test_a_bare_name_is_asked_back_and_then_answered(office: OpenOffice) -> None:
    story = office.file(of_a_bare_name)
    story.answers("checks_components", "incomplete", items=[TOO_LITTLE])
    assert story.letters() == ["supplement_request"]
    office.advance(timedelta(days=1))
    story.answers("supplements", "supplement", answer="Sinh ngày 11/02/1994, số định danh 001094000202.")
    story.answers("checks_components", "complete")

    # The three days begin anew with what was missing: Wednesday to Monday.
    assert due_day(story) == 12
    answered(story, NOT_MARRIED)
    story.ends_as(Ending.DELIVERED)


def test_a_question_nobody_completes_lapses(office: OpenOffice) -> None:
    story = office.file(of_a_bare_name)
    story.answers("checks_components", "incomplete", items=[TOO_LITTLE])
    office.advance(timedelta(days=8))

    story.ends_as(Ending.LAPSED)
    assert story.asides() == []


def test_what_is_not_ours_to_answer_is_not_taken_in(office: OpenOffice) -> None:
    story = office.file(by_letter)
    story.answers("checks_components", "cannot_be_taken_in", ground="wrong_office", **NOT_OURS)
    story.answers("agrees_to_refuse_intake", "agree")

    story.ends_as(Ending.INTAKE_REFUSED)
    assert LETTER not in story.documents()


def test_what_cannot_be_answered_is_refused_with_its_reason(office: OpenOffice) -> None:
    story = taken_in(office)
    story.answers("appraises", "propose_refusal", **NOT_OURS)
    story.answers("decides", "refuse", **NOT_OURS)

    story.ends_as(Ending.REFUSED)
    assert LETTER not in story.documents()


def test_whoever_asked_may_take_the_question_back(office: OpenOffice) -> None:
    story = taken_in(office)
    story.withdraws("Công dân đã rút hồ sơ.")

    story.ends_as(Ending.WITHDRAWN)


def test_three_working_days_are_counted_from_the_receipt(office: OpenOffice) -> None:
    story = taken_in(office)

    assert due_day(story) == 9


def test_an_answer_that_is_late_is_on_somebodys_desk_and_stays_owed(office: OpenOffice) -> None:
    story = taken_in(office)
    office.set_clock(datetime(2026, 10, 9, 18, 0, tzinfo=VIETNAM))
    assert alerts(story) == ["settles_late_answer"]
    story.answers("settles_late_answer", "told_them", note="Gọi bên đó, hẹn gửi trong sáng thứ Hai.")

    assert alerts(story) == []
    assert story.waits_for() == {"appraises"}
    answered(story, NOT_MARRIED)
    story.ends_as(Ending.DELIVERED)
    assert story.journal("duty/alert_late_answer") == ["alert_late_answer"]


def test_a_question_nobody_has_taken_in_becomes_late_too(office: OpenOffice) -> None:
    story = office.file(by_letter)
    office.set_clock(datetime(2026, 10, 9, 18, 0, tzinfo=VIETNAM))

    assert alerts(story) == ["settles_late_answer"]


def test_an_answer_in_time_alarms_nobody(office: OpenOffice) -> None:
    story = taken_in(office)
    answered(story, NOT_MARRIED)
    office.advance(timedelta(days=10))

    assert [item.act for item in story.items(ItemState.OPEN)] == []
    assert story.journal("duty/alert_late_answer") == []


def due_day(story: Story) -> int:
    due = story.dossier().due_at
    assert due is not None
    return due.astimezone(VIETNAM).day


def alerts(story: Story) -> list[str]:
    """What is on a desk because it is late, beside the apology that every late dossier is owed."""
    return [item.act for item in story.asides() if item.act == "settles_late_answer"]
