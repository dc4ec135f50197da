"""Communes where somebody lived are asked side by side: answering in any order, late, twice, or on paper."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from models.clock.clock import VIETNAM
from models.progress.inbox_message import InboxMessage, InboxState
from models.status import Ending
from tests.documents.pdf_text import squeezed, text_of
from tests.office.communes import COMMUNE, ON_PAPER, answers, asked_everywhere, day_of, kept, only_waits_in
from tests.office.marital_filings import (
    BA_DINH,
    GIANG_VO,
    NGOC_HA,
    again_after_a_loss,
    lived_in_three_communes,
    lived_in_two_communes,
    online,
)
from tests.office.open_office import OpenOffice

_WHO: dict[str, Any] = {"identity_seen": "Căn cước của người nhận"}


def test_every_commune_is_asked_at_once_and_the_result_is_due_on_the_day_of_the_last_answer(
    office: OpenOffice,
) -> None:
    story = asked_everywhere(office, lived_in_three_communes, NGOC_HA)
    only_waits_in(story, NGOC_HA)
    assert story.letters() == ["receipt", "apology"]
    assert day_of(story.dossier().due_at) == "14/10 17:30"

    office.set_clock(datetime(2026, 10, 8, 10, 15, tzinfo=VIETNAM))
    office.town.release(COMMUNE)
    story.reaches("appraises")

    assert day_of(story.dossier().due_at) == "08/10 17:30"
    assert [story.outcome("answers_query", leg=ward)["answer"] for ward in (BA_DINH, NGOC_HA, GIANG_VO)] == [
        "not_married"
    ] * 3
    assert story.journal()[4:7] == ["name_former_communes", "promise_later", "promise_today"]
    asked = office.town.ledger(COMMUNE, "queried")
    assert len({entry["reference"] for entry in asked}) == len(asked)
    story.goes_on_to("receives")
    story.pays_at_the_desk()
    story.answers("receives", "handed_over", **_WHO)
    story.ends_as(Ending.DELIVERED)


def test_answers_in_any_order_late_and_twice_are_each_taken_once(office: OpenOffice) -> None:
    for manners in (("doubled", "held", "late"), ("held", "doubled-anew", "reordered"), ("late", "late", "held")):
        for commune, manner in zip((BA_DINH, NGOC_HA, GIANG_VO), manners, strict=True):
            more: dict[str, Any] = {"seconds": 0.1} if manner == "late" else {}
            office.town.force(COMMUNE, {"commune_code": commune}, manner, **more)
        story = asked_everywhere(office)
        only_waits_in(story, (BA_DINH, NGOC_HA, GIANG_VO)[manners.index("held")])
        office.town.release(COMMUNE)
        story.reaches("appraises")
        assert sorted(kept(story)) == [
            ("commune_answer", "xa-khac", ward) for ward in sorted((BA_DINH, NGOC_HA, GIANG_VO))
        ]
        assert story.asides() == []


@pytest.mark.parametrize("manner", ["forged-signature", "wrong-reference", "garbage"])
def test_a_message_that_is_not_the_communes_answers_nothing(office: OpenOffice, manner: str) -> None:
    office.town.force(COMMUNE, {"commune_code": BA_DINH}, manner)
    story = asked_everywhere(office, lived_in_two_communes)
    only_waits_in(story, BA_DINH)
    office.town.release(COMMUNE)
    story.reaches("appraises")

    assert [ward for _, _, ward in kept(story)].count(BA_DINH) == 1


def test_a_letter_on_paper_is_recorded_by_the_officer_before_any_message(office: OpenOffice) -> None:
    story = asked_everywhere(office, lived_in_two_communes, BA_DINH, NGOC_HA)
    only_waits_in(story, BA_DINH, NGOC_HA)
    answers(story, NGOC_HA, "seen_on_paper", **ON_PAPER)
    only_waits_in(story, BA_DINH)
    answers(story, BA_DINH, "seen_on_paper", **ON_PAPER | {"answer": "no_record"})

    assert story.waits_for() == {"appraises"}
    assert kept(story) == [("commune_answer", "giay-to", NGOC_HA), ("commune_answer", "giay-to", BA_DINH)]


def test_one_commune_that_is_down_holds_no_other_up(office: OpenOffice) -> None:
    office.town.force(COMMUNE, {"commune_code": BA_DINH}, "down", times=3)
    story = asked_everywhere(office)
    office.until(lambda: story.journal(NGOC_HA) == ["ask_former_commune", "answers_query"])
    assert story.journal(BA_DINH) == []

    def asked_until_it_answered() -> bool:
        office.let_database_time_pass()
        office.go_on()
        office.poll_partners()
        return "appraises" in story.waits_for()

    office.until(asked_until_it_answered)
    assert story.outcome("answers_query", leg=BA_DINH)["answer"] == "not_married"


def test_an_answer_lost_on_the_way_is_fetched_by_asking(office: OpenOffice) -> None:
    office.town.force(COMMUNE, {"commune_code": GIANG_VO}, "lost")
    story = asked_everywhere(office)
    only_waits_in(story, GIANG_VO)
    office.let_database_time_pass()
    assert office.poll_partners() > 0

    story.reaches("appraises")
    assert ("commune_answer", "xa-khac", GIANG_VO) in kept(story)


def test_withdrawn_while_communes_are_asked_and_their_answers_change_nothing(office: OpenOffice) -> None:
    story = asked_everywhere(office, lived_in_three_communes, BA_DINH, NGOC_HA)
    only_waits_in(story, BA_DINH, NGOC_HA)
    story.withdraws()
    story.ends_as(Ending.WITHDRAWN)
    before = kept(story)
    office.town.release(COMMUNE)
    ignored = select(InboxMessage).where(InboxMessage.state == InboxState.IGNORED)
    office.until(lambda: len(office.scalars(lambda session: list(session.scalars(ignored)))) == 2)

    assert kept(story) == before
    assert story.asides() == []
    assert story.entry() is None


def test_a_lost_certificate_is_asked_about_where_the_marriage_was_intended(office: OpenOffice) -> None:
    story = asked_everywhere(office, again_after_a_loss)
    story.reaches("appraises")
    assert kept(story) == [("commune_answer", "xa-khac", BA_DINH)]

    story.goes_on_to("receives")
    assert story.book().content["issue"] == "Cấp lại"


def test_filed_online_the_time_for_reading_the_draft_is_added_to_the_day_of_the_last_answer(
    office: OpenOffice,
) -> None:
    story = asked_everywhere(office, online)
    story.reaches("appraises")
    assert day_of(story.dossier().due_at) == "06/10 17:30"
    story.answers("appraises", "propose_registration")
    assert story.waits_for() == {"reads_draft"}
    office.set_clock(datetime(2026, 10, 7, 9, 0, tzinfo=VIETNAM))
    story.answers("reads_draft", "agrees")

    assert story.waits_for() == {"decides"}
    assert day_of(story.dossier().due_at).startswith("07/10")
    story.goes_on_to("receives")
    text = squeezed(text_of(story.pdf("marital_status_certificate")))
    assert squeezed("Phường Ba Đình, Thành phố Hà Nội (từ 01/01/2017 đến 31/12/2018)") in text
