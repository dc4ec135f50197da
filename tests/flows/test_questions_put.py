"""What may come of a question we put, beside an answer: the commune asks back, declines, or cannot be asked."""

from __future__ import annotations

from uuid import uuid4

from sqlalchemy import update

from models.clock.clock import VIETNAM
from models.linkage.partner_agency import PartnerAgency
from models.progress.effect import Effect
from models.register.look_up import LookUp
from tasks.linkage.reconcile_day import reconcile_day
from tests.office.agencies import known_as
from tests.office.communes import COMMUNE, ON_PAPER, answers, asked_everywhere, kept, only_waits_in
from tests.office.marital_filings import BA_DINH, NGOC_HA, lived_in_two_communes
from tests.office.open_office import OpenOffice
from tests.office.story import Story


def looked_up(story: Story, kind: str) -> list[LookUp]:
    return [row for row in story.rows(LookUp, LookUp.answered_at) if row.kind == kind]


def test_a_commune_that_does_not_answer_says_why_and_the_officer_goes_on(office: OpenOffice) -> None:
    office.town.force(COMMUNE, {"commune_code": BA_DINH}, "rejected")
    story = asked_everywhere(office, lived_in_two_communes)
    story.reaches("appraises")

    assert story.outcome("answers_query", leg=BA_DINH)["answer"] == "no_record"
    (declined,) = [row for row in looked_up(story, "commune_answer") if row.answer["commune"] == BA_DINH]
    assert (declined.answer["answer"], len(declined.answer["reasons"])) == ("declined", 1)


def test_a_commune_that_asks_back_is_told_more_by_the_officer(office: OpenOffice) -> None:
    office.town.force(COMMUNE, {"commune_code": BA_DINH}, "supplement-requested")
    story = asked_everywhere(office, lived_in_two_communes)
    office.until(lambda: bool(story.asides()))
    only_waits_in(story, BA_DINH)
    assert [item.act for item in story.asides()] == ["answers_back"]
    assert looked_up(story, "commune_asked_back")[0].answer["reasons"][0]["what_to_do"] == "Ghi ngày sinh."
    story.answers("answers_back", "told_more", note="Gửi văn bản ghi rõ ngày sinh.")

    assert story.asides() == []
    answers(story, BA_DINH, "seen_on_paper", **ON_PAPER)
    assert story.waits_for() == {"appraises"}


def test_where_no_installation_answers_the_question_goes_by_letter(office: OpenOffice) -> None:
    with office.database.transaction() as session:
        session.execute(update(PartnerAgency).where(PartnerAgency.code == "H26.99.XK").values(answers_for=[NGOC_HA]))
    story = asked_everywhere(office, lived_in_two_communes)
    only_waits_in(story, BA_DINH)
    assert story.outcome("ask_former_commune", leg=BA_DINH)["reference"] is None
    assert story.outcome("answers_query", leg=NGOC_HA)["answer"] == "not_married"
    answers(story, BA_DINH, "seen_on_paper", **ON_PAPER)

    assert story.waits_for() == {"appraises"}
    assert [(source, ward) for _, source, ward in kept(story)] == [("xa-khac", NGOC_HA), ("giay-to", BA_DINH)]


def test_a_commune_with_an_installation_of_its_own_is_asked_there_and_not_at_the_hub(office: OpenOffice) -> None:
    with office.database.transaction() as session:
        police = update(PartnerAgency).where(PartnerAgency.code == "H26.99.01.CA")
        session.execute(police.values(answers_for=[BA_DINH], files_there=["9.000001"]))
    story = asked_everywhere(office, lived_in_two_communes)
    office.until(lambda: len(story.rows(Effect)) >= 3)
    asked = {row.leg: row.partner for row in story.rows(Effect) if row.kind == "query"}

    assert asked == {BA_DINH: "H26.99.01.CA", NGOC_HA: "H26.99.XK"}


def test_questions_are_counted_at_night_like_every_case(office: OpenOffice) -> None:
    """The commune reckons what it was asked, we what we asked: the two hashes are the same."""
    known_as(office.database, f"ward-{uuid4()}")
    asked_everywhere(office, lived_in_two_communes).reaches("appraises")
    day = office.clock.now().astimezone(VIETNAM).date()
    agencies = office.office.equipment.partners.agencies
    found = {one.partner: one for one in reconcile_day(office.database, office.clock, agencies, day)}

    assert (found["H26.99.XK"].agrees, found["H26.99.XK"].ours.count) == (True, 2)
