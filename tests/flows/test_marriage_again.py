"""Marriages registered anew: the old book sought, found or lost, the old day kept, both sign; every other ending."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models.acts.refusal import FeesUnpaid, FormFaults, TooLate
from models.status import Ending
from tests.documents.hostile_files import picture
from tests.documents.pdf_text import squeezed, text_of
from tests.office.couple import BOTH_SIGN, agrees_on, comes_to_sign, today
from tests.office.marriage_again_filings import (
    COPY_INSTEAD,
    NOTHING_LEFT,
    OTHER_OFFICE,
    again,
    again_online,
    of_a_poor_household,
    on_a_day_forgotten,
)
from tests.office.open_office import OpenOffice
from tests.office.story import Story

COMMUNE, DATABASE = "other-commune", "population-database"
HIS = {"persons": {"full_name": "Cao Văn Cũ Mẫu"}}


def nothing_is_left_here(story: Story) -> None:
    story.goes_on_to("names_keeper")
    story.answers("names_keeper", "own_archive", **NOTHING_LEFT)


def another_is_asked(story: Story) -> None:
    story.goes_on_to("names_keeper")
    story.answers("names_keeper", "other_office", **OTHER_OFFICE)


def says(story: Story, words: str, kind: str = "marriage_certificate") -> bool:
    return squeezed(words) in squeezed(text_of(story.pdf(kind)))


def test_a_couple_of_1994_signs_again_and_is_married_since_then(office: OpenOffice) -> None:
    story = office.file(again)
    nothing_is_left_here(story)
    comes_to_sign(story)
    story.goes_on_to("receives")
    with pytest.raises(FeesUnpaid):
        story.answers("receives", "handed_to_both")
    assert story.pays_at_the_desk() == 30_000
    story.answers("receives", "handed_to_both")

    story.ends_as(Ending.DELIVERED)
    assert story.journal() == [
        "checks_components",
        "accept",
        "names_keeper",
        "appraises",
        "decides",
        "agrees_appointment",
        "appears",
        "enter_marriage",
        "receives",
        "close",
    ]
    assert (story.book().book, story.book().content["married_on"]) == ("ket-hon", "1994-05-06")
    assert says(story, "Bản chính – Đăng ký lại")
    assert says(story, "Quan hệ hôn nhân được công nhận từ ngày: 06/05/1994")
    assert story.documents() == ["receipt", "marriage_certificate", "marriage_certificate", "control_slip"]


def test_the_successor_of_an_office_that_is_no_more_is_asked(office: OpenOffice) -> None:
    story = office.file(again)
    another_is_asked(story)
    story.reaches("appraises")

    assert story.outcome("answers_query")["answer"] == "book_lost"
    assert story.letters() == ["receipt", "apology"]
    assert story.dossier().verified_longer
    asked = office.town.ledger(COMMUNE, what="queried")[-1]["request"]
    assert asked["commune_code"] == "09552"
    assert asked["entry"]["office"] == "Ủy ban nhân dân xã Mẫu Cũ, huyện Thanh Oai, tỉnh Hà Tây"
    comes_to_sign(story)


def test_where_the_book_still_stands_a_refusal_offers_copies(office: OpenOffice) -> None:
    office.town.force(COMMUNE, "*", "book-kept")
    story = office.file(again)
    another_is_asked(story)
    story.reaches("appraises")
    with pytest.raises(FormFaults) as refused:
        story.answers("appraises", "propose_registration")
    assert "Ủy ban nhân dân phường Kiến Hưng" in refused.value.faults[0].detail
    with pytest.raises(FormFaults) as refused:
        story.answers("appraises", "propose_refusal", reason="Sổ vẫn còn.", legal_basis="Điều 24 NĐ 123/2015")
    assert [fault.pointer for fault in refused.value.faults] == ["/reason"]

    story.answers("appraises", "propose_refusal", **COPY_INSTEAD)
    story.answers("decides", "refuse", **COPY_INSTEAD)
    story.ends_as(Ending.REFUSED)
    assert says(story, "thủ tục 2.000635", "decision_refusal")
    assert story.entry() is None


def test_a_book_found_in_our_own_archive_is_refused_too(office: OpenOffice) -> None:
    story = office.file(again)
    story.goes_on_to("names_keeper")
    story.answers("names_keeper", "own_archive", found=True, seen="Còn quyển 01/1994, số 23.")
    with pytest.raises(FormFaults):
        story.answers("appraises", "propose_registration")
    story.answers("appraises", "propose_refusal", **COPY_INSTEAD)
    story.answers("decides", "refuse", **COPY_INSTEAD)

    story.ends_as(Ending.REFUSED)


def test_an_answer_on_paper_counts_like_one_by_wire(office: OpenOffice) -> None:
    office.town.force(COMMUNE, "*", "lost")
    story = office.file(again)
    another_is_asked(story)
    story.answers("answers_query", "seen_on_paper", answer="book_lost", seen="Công văn số 12 ngày hôm nay.")

    assert story.waits_for() == {"appraises"}


def test_a_keeper_who_stays_silent_leaves_it_to_the_officer(office: OpenOffice) -> None:
    office.town.force(COMMUNE, "*", "lost")
    story = office.file(again)
    another_is_asked(story)
    office.advance(timedelta(days=10))

    assert story.outcome("answers_query")["lapsed"] is True
    comes_to_sign(story)


def test_who_has_died_is_not_registered_anew(office: OpenOffice) -> None:
    office.town.force(DATABASE, HIS, "deceased")
    story = office.file(again)
    nothing_is_left_here(story)

    with pytest.raises(FormFaults) as refused:
        story.answers("appraises", "propose_registration")
    assert "bên nam đã chết" in refused.value.faults[0].detail


def test_a_database_that_is_down_is_replaced_by_papers_seen(office: OpenOffice) -> None:
    office.town.force(DATABASE, "*", "down", times=20)
    story = office.file(again)
    story.answers("checks_components", "complete")
    for _ in range(6):
        office.let_database_time_pass()
        office.go_on()
    for _ in range(2):
        story.answers("answers_look_up", "papers_seen", reason="Đã xem căn cước của cả hai.")

    assert story.waits_for() == {"names_keeper"}


def test_a_day_nobody_remembers_is_found_in_the_papers_before_it_is_entered(office: OpenOffice) -> None:
    story = office.file(on_a_day_forgotten)
    nothing_is_left_here(story)
    with pytest.raises(FormFaults) as refused:
        story.answers("appraises", "propose_registration")
    assert [fault.pointer for fault in refused.value.faults] == ["/corrections/married_on"]
    found = {"field": "married_on", "value": "1994-05-06", "reason": "Theo lý lịch cán bộ của người chồng năm 1996."}
    story.answers("appraises", "propose_registration", corrections=[found])
    comes_to_sign(story)

    assert story.book().content["married_on"] == "1994-05-06"


def test_the_same_couple_is_not_registered_anew_twice(office: OpenOffice) -> None:
    first, second = office.file(again), office.file(again)
    for story in (first, second):
        nothing_is_left_here(story)
        agrees_on(story, today(story))
    first.answers("appears", "both_signed", **BOTH_SIGN)
    with pytest.raises(FormFaults):
        second.answers("appears", "both_signed", **BOTH_SIGN)


def test_a_poor_household_pays_nothing(office: OpenOffice) -> None:
    story = office.file(of_a_poor_household)
    nothing_is_left_here(story)
    comes_to_sign(story)
    story.goes_on_to("receives")
    assert story.owes() == 0
    story.answers("receives", "handed_to_both")

    story.ends_as(Ending.DELIVERED)


def test_filed_from_home_each_of_the_couple_reads_the_draft(office: OpenOffice) -> None:
    file_id = office.upload(picture("JPEG"))
    story = office.file(lambda day: again_online(day, file_id))
    nothing_is_left_here(story)
    story.goes_on_to("reads_draft")
    story.answers("reads_draft", "agrees")
    story.answers("reads_draft", "objects", remarks="Ngày đăng ký là 16, không phải 06.")

    assert story.waits_for() == {"appraises"}


def test_a_draft_sent_back_by_the_chairman_is_appraised_again(office: OpenOffice) -> None:
    story = office.file(again)
    nothing_is_left_here(story)
    story.goes_on_to("decides")
    story.answers("decides", "return", reason="Chưa rõ số quyển trong tờ khai.")

    assert story.waits_for() == {"appraises"}


def test_who_never_comes_to_sign_has_the_dossier_stopped(office: OpenOffice) -> None:
    story = office.file(again)
    nothing_is_left_here(story)
    agrees_on(story, today(story))
    story.answers("appears", "did_not_come", who="husband")
    story.answers("agrees_appointment", "give_up", reason="Chồng đi làm ăn xa, không hẹn được.")

    story.ends_as(Ending.STOPPED)
    assert story.letters() == ["receipt", "signing_invitation", "stopped"]


def test_it_is_taken_back_before_the_signatures_only(office: OpenOffice) -> None:
    early, late = office.file(again), office.file(again)
    early.goes_on_to("names_keeper")
    early.withdraws()
    early.ends_as(Ending.WITHDRAWN)
    nothing_is_left_here(late)
    comes_to_sign(late)
    with pytest.raises(TooLate):
        late.withdraws()


def test_the_office_may_stop_it_while_the_keeper_is_asked(office: OpenOffice) -> None:
    office.town.force(COMMUNE, "*", "lost")
    story = office.file(again)
    another_is_asked(story)
    story.is_stopped("Có đơn tố cáo khai sai sự thật.")

    story.ends_as(Ending.STOPPED)


def test_what_is_missing_lapses_and_a_wrong_office_is_refused(office: OpenOffice) -> None:
    lapsing, refused = office.file(again), office.file(again)
    missing = {"component": "old_certificate_copy", "reason": "Bản sao mờ.", "what_to_do": "Nộp bản rõ hơn."}
    lapsing.answers("checks_components", "incomplete", items=[missing])
    refused.answers(
        "checks_components",
        "cannot_be_taken_in",
        ground="wrong_office",
        reason="Không đăng ký kết hôn và không thường trú tại đây.",
        legal_basis="Điều 25 Nghị định 123/2015/NĐ-CP",
    )
    refused.answers("agrees_to_refuse_intake", "agree")
    refused.ends_as(Ending.INTAKE_REFUSED)
    office.advance(timedelta(days=30))
    lapsing.ends_as(Ending.LAPSED)
