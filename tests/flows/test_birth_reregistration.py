"""Births registered anew: the old book sought, found or lost, the number kept or given; every other ending."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models.acts.refusal import FeesUnpaid, FormFaults, TooLate
from models.status import Ending
from tests.documents.hostile_files import picture
from tests.documents.pdf_text import squeezed, text_of
from tests.office.birth_again_filings import (
    COPY_INSTEAD,
    NOTHING_LEFT,
    OTHER_OFFICE,
    again,
    again_online,
    by_post,
    of_a_poor_household,
    of_a_year_alone,
    without_number,
)
from tests.office.filings import TOGETHER, Body
from tests.office.open_office import OpenOffice
from tests.office.story import Story

COMMUNE, DATABASE = "other-commune", "population-database"
HER = {"persons": {"full_name": "Lương Thị Nhớ Mẫu"}}
HANDED: Body = {"identity_seen": "Căn cước của người nhận"}


def nothing_is_left_here(story: Story) -> None:
    story.goes_on_to("names_keeper")
    story.answers("names_keeper", "own_archive", **NOTHING_LEFT)


def another_is_asked(story: Story) -> None:
    story.goes_on_to("names_keeper")
    story.answers("names_keeper", "other_office", **OTHER_OFFICE)


def is_refused(story: Story) -> None:
    story.answers("appraises", "propose_refusal", **COPY_INSTEAD)
    story.answers("decides", "refuse", **COPY_INSTEAD)
    story.ends_as(Ending.REFUSED)


def cannot_be_proposed(story: Story) -> str:
    with pytest.raises(FormFaults) as refused:
        story.answers("appraises", "propose_registration")
    return refused.value.faults[0].detail


def says(story: Story, words: str, kind: str = "birth_certificate") -> bool:
    return squeezed(words) in squeezed(text_of(story.pdf(kind)))


def test_a_birth_of_1988_is_entered_again_and_its_number_kept(office: OpenOffice) -> None:
    story = office.file(again)
    nothing_is_left_here(story)
    story.goes_on_to("receives")
    with pytest.raises(FeesUnpaid):
        story.answers("receives", "handed_over", **HANDED)
    assert story.pays_at_the_desk() == 21_000
    story.answers("receives", "handed_over", **HANDED)

    story.ends_as(Ending.DELIVERED)
    assert story.journal() == [
        "checks_components",
        "accept",
        "ask_about_subject",
        "answers_look_up",
        "names_keeper",
        "appraises",
        "decides",
        "enter_birth_again",
        "draw_up_certificate",
        *TOGETHER,
        "signs",
        "seals",
        "hand_over",
        "receives",
        "close",
    ]
    assert (story.book().book, story.book().personal_number) == ("khai-sinh", "001188000501")
    assert "số 57, quyển 01/1988" in story.book().content["registered_anew"]
    assert says(story, "Bản chính – Đăng ký lại")
    assert says(story, "001188000501")
    assert says(story, "Trạm y tế xã Mẫu Cũ, huyện Thanh Oai, tỉnh Hà Sơn Bình")
    assert story.documents() == ["receipt", "birth_certificate", "civil_status_extract", "control_slip"]


def test_the_successor_of_the_office_of_then_is_asked_and_the_hour_moved(office: OpenOffice) -> None:
    story = office.file(again)
    another_is_asked(story)
    story.reaches("appraises")

    assert story.outcome("answers_query")["answer"] == "book_lost"
    assert story.letters() == ["receipt", "apology"]
    assert story.dossier().verified_longer
    assert "sổ đăng ký khai sinh cũ" in story.document("apology").content["reason"]
    asked = office.town.ledger(COMMUNE, what="queried")[-1]["request"]
    assert (asked["commune_code"], asked["about"]) == ("09552", "register_book")
    assert [person["full_name"] for person in asked["persons"]] == ["Lương Thị Nhớ Mẫu"]
    assert (asked["entry"]["number"], asked["entry"]["registered_on"]) == (
        "57",
        {"year": 1988, "month": 9, "day": 30},
    )


def test_where_the_book_still_stands_a_refusal_offers_copies(office: OpenOffice) -> None:
    office.town.force(COMMUNE, "*", "book-kept")
    story = office.file(again)
    another_is_asked(story)
    story.reaches("appraises")
    told = cannot_be_proposed(story)
    assert "Ủy ban nhân dân phường Kiến Hưng" in told
    assert "trích lục khai sinh (thủ tục 2.000635)" in told

    is_refused(story)
    assert says(story, "thủ tục 2.000635", "decision_refusal")
    assert story.entry() is None


def test_a_book_found_in_our_own_archive_is_refused_too(office: OpenOffice) -> None:
    story = office.file(again)
    story.goes_on_to("names_keeper")
    story.answers("names_keeper", "own_archive", found=True, seen="Còn quyển 01/1988, số 57.")
    cannot_be_proposed(story)
    is_refused(story)


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
    story.goes_on_to("receives")
    assert story.entry() is not None


def test_who_has_died_is_not_registered_anew(office: OpenOffice) -> None:
    office.town.force(DATABASE, HER, "deceased")
    story = office.file(again)
    nothing_is_left_here(story)

    assert "đã chết" in cannot_be_proposed(story)
    is_refused(story)


def test_a_database_that_is_down_is_replaced_by_papers_seen(office: OpenOffice) -> None:
    office.town.force(DATABASE, "*", "down", times=20)
    story = office.file(again)
    story.answers("checks_components", "complete")
    for _ in range(6):
        office.let_database_time_pass()
        office.go_on()
    story.answers("answers_look_up", "seen_on_paper", seen="Đã xem căn cước của người yêu cầu.")

    assert story.waits_for() == {"names_keeper"}


def test_a_day_of_birth_nobody_remembers_is_found_in_the_papers_before_it_is_entered(office: OpenOffice) -> None:
    story = office.file(of_a_year_alone)
    nothing_is_left_here(story)
    with pytest.raises(FormFaults) as refused:
        story.answers("appraises", "propose_registration")
    assert {fault.pointer for fault in refused.value.faults} == {
        "/corrections/born_on",
        "/corrections/mother_residence",
    }
    found = [
        {"field": "born_on", "value": "1949-01-01", "reason": "Theo lý lịch cán bộ lập năm 1975."},
        {"field": "mother_residence", "value": "đã chết", "reason": "Theo giấy báo tử năm 1990."},
    ]
    story.answers("appraises", "propose_registration", corrections=found)
    story.goes_on_to("receives")

    assert story.book().content["born_on"] == "1949-01-01"
    assert story.book().content["father_name"] == ""


def test_whoever_never_had_a_number_is_given_one(office: OpenOffice) -> None:
    story = office.file(without_number)
    nothing_is_left_here(story)
    story.goes_on_to("receives")

    assert story.journal()[7:10] == ["enter_birth_again", "ask_for_number", "gives_number"]
    number = story.book().personal_number
    assert number is not None
    assert says(story, number)


def test_the_same_birth_is_not_registered_anew_twice(office: OpenOffice) -> None:
    first, second = office.file(again), office.file(again)
    for story in (first, second):
        nothing_is_left_here(story)
        story.goes_on_to("decides")
    first.answers("decides", "approve")
    with pytest.raises(FormFaults) as refused:
        second.answers("decides", "approve")
    assert "có trong sổ" in refused.value.faults[0].detail


def test_a_poor_household_pays_for_the_copies_only(office: OpenOffice) -> None:
    story = office.file(of_a_poor_household)
    nothing_is_left_here(story)
    story.goes_on_to("receives")
    assert story.pays_at_the_desk() == 16_000
    story.answers("receives", "handed_over", **HANDED)

    story.ends_as(Ending.DELIVERED)


def test_it_goes_home_by_post_and_is_paid_for_at_the_door(office: OpenOffice) -> None:
    story = office.file(by_post)
    nothing_is_left_here(story)
    story.goes_on_to("seals")
    story.answers("seals", "seal")

    story.ends_as(Ending.DELIVERED)
    assert len(story.parcels()) == 1
    assert story.parcels()[0].cod_amount > 21_000


def test_filed_from_home_the_draft_is_read_first_and_may_be_objected_to(office: OpenOffice) -> None:
    file_id = office.upload(picture("JPEG"))
    story = office.file(lambda day: again_online(day, file_id))
    nothing_is_left_here(story)
    story.answers("appraises", "propose_registration")
    assert story.waits_for() == {"reads_draft"}
    story.answers("reads_draft", "objects", remarks="Nơi sinh là trạm y tế xã bên.")
    assert story.waits_for() == {"appraises"}
    story.answers("appraises", "propose_registration")
    office.advance(timedelta(days=2))

    assert story.waits_for() == {"decides"}


def test_a_draft_sent_back_by_the_chairman_is_appraised_again(office: OpenOffice) -> None:
    story = office.file(again)
    nothing_is_left_here(story)
    story.goes_on_to("decides")
    story.answers("decides", "return", reason="Chưa rõ số quyển trong tờ khai.")

    assert story.waits_for() == {"appraises"}


def test_it_is_taken_back_before_the_decision_only(office: OpenOffice) -> None:
    early, late = office.file(again), office.file(again)
    early.goes_on_to("names_keeper")
    early.withdraws()
    early.ends_as(Ending.WITHDRAWN)
    nothing_is_left_here(late)
    late.goes_on_to("signs")
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
        reason="Không đăng ký khai sinh và không thường trú tại đây.",
        legal_basis="Điều 25 Nghị định 123/2015/NĐ-CP",
    )
    refused.answers("agrees_to_refuse_intake", "agree")
    refused.ends_as(Ending.INTAKE_REFUSED)
    office.advance(timedelta(days=30))
    lapsing.ends_as(Ending.LAPSED)
