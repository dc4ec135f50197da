"""Birth, residence and insurance card in one dossier: every way a group can go."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from models.acts.refusal import TooLate
from models.clock.clock import VIETNAM
from models.linkage.leg_state import GroupStatus, LegState
from models.linkage.partner_agency import PartnerAgency
from models.progress.inbox_message import InboxMessage, InboxState
from models.status import Ending
from procedures.catalogue import find
from procedures.filing import every_fault
from tasks.linkage.reconcile_day import Compared, reconcile_day
from tests.office.agencies import INSURANCE as INSURANCE_CODE
from tests.office.agencies import known_as
from tests.office.legs import begun, handed_files, leg, started
from tests.office.linked_filings import by_householder, with_both, with_card, with_insurance
from tests.office.open_office import OpenOffice
from tests.office.story import Story
from tests.simulators.running import CLIENT

POLICE, INSURANCE = "police-post", "insurance-office"
MANNERS = ("doubled", "doubled-anew", "reordered", "late", "lost")
DECOYS = ("forged", "wrong-reference", "garbage")


def registered(office: OpenOffice, body: Any = with_insurance) -> Story:
    """A group whose birth has been registered: the certificate lies at the desk, the legs have begun."""
    story = office.file(body)
    story.goes_on_to("receives")
    return story


def fetched(story: Story) -> None:
    story.answers("receives", "handed_over", identity_seen="Căn cước của người nhận")


# -- the whole group --------------------------------------------------------------------------------------------------


def test_certificate_residence_and_card_in_one_story(office: OpenOffice) -> None:
    story = office.file(with_both)
    story.goes_on_to("confirms_residence")
    story.answers("confirms_residence", "confirmed_on_vneid", reference="VNEID-000001")
    story.goes_on_to("receives")
    fetched(story)
    story.ends_as(Ending.DELIVERED)

    assert story.journal("police") == ["ask_householder", "confirms_residence", "start_leg", "answers_leg"]
    assert story.journal("insurance") == ["start_leg", "answers_leg"]
    assert story.journal("result") == ["hand_over", "receives"]
    assert story.journal("identity") == ["start_leg"]
    assert story.outcome("conclude_group")["status"] == GroupStatus.COMPLETED
    assert story.letters()[0::3] == ["receipt", "group_outcome"]
    # The parts run side by side: whichever is first to write, writes first.
    assert set(story.letters()[1:3]) == {"result_ready", "confirmation_asked"}
    assert [leg(story, name).state for name in ("police", "insurance")] == [LegState.COMPLETED] * 2


def test_the_agencies_forms_are_completed_by_what_the_registration_gave(office: OpenOffice) -> None:
    story = office.file(with_both)
    story.goes_on_to("confirms_residence")
    story.answers("confirms_residence", "confirmed_on_vneid", reference="VNEID-000001")
    story.goes_on_to("receives")
    fetched(story)
    story.ends_as(Ending.DELIVERED)
    (residence,) = started(office, POLICE, story)
    (card,) = started(office, INSURANCE, story)

    child = {"full_name": "Nguyễn Thị An Mẫu", "personal_number": story.book().personal_number}
    for case in (residence["request"], card["request"]):
        assert case["channel"] == "linked"
        assert child.items() <= case["declaration"]["subject"].items()
    assert residence["request"]["declaration"]["householder"]["consent_reference"] == "VNEID-000001"
    certificate = story.document("birth_certificate")
    for agency, case in ((POLICE, residence), (INSURANCE, card)):
        assert handed_files(office, agency, case) == [certificate.sha256]


def test_what_is_sent_is_what_the_other_agencies_own_rules_ask_for(office: OpenOffice) -> None:
    """Their doors run the same software: our bodies are read by their forms, without a fault."""
    story = office.file(with_both)
    story.goes_on_to("confirms_residence")
    story.answers("confirms_residence", "confirmed_on_vneid", reference="VNEID-000001")
    story.goes_on_to("receives")
    fetched(story)
    story.ends_as(Ending.DELIVERED)
    day = office.clock.now().date()

    for agency in (POLICE, INSURANCE):
        (case,) = started(office, agency, story)
        sent = {name: value for name, value in case["request"].items() if name not in ("reference", "client")}
        procedure = find(sent["procedure"])
        assert every_fault(sent, procedure, procedure.edition_on(day), day) == []


def test_a_case_goes_out_within_ten_minutes_and_has_a_clock_of_its_own(office: OpenOffice) -> None:
    story = registered(office)
    row = leg(story, "insurance")

    assert row.owed_at is not None
    assert row.sent_at is not None
    assert row.sent_at - row.owed_at <= timedelta(minutes=10)
    item = next(item for item in story.items() if item.line == "answers_leg")
    assert item.due_at is not None
    group = story.dossier().due_at
    assert group is not None
    assert item.due_at.date() == (row.sent_at + timedelta(days=2)).date()
    assert group.date() == (story.dossier().received_at + timedelta(days=3)).date()


def test_whoever_is_householder_himself_is_not_asked(office: OpenOffice) -> None:
    story = registered(office, by_householder)

    assert "confirms_residence" not in story.journal("police")
    (case,) = started(office, POLICE, story)
    assert case["request"]["declaration"]["householder"]["consent"] == "vneid"


def test_the_card_of_a_small_child_joins_the_group_in_the_new_edition(office: OpenOffice) -> None:
    story = registered(office, with_card)
    fetched(story)
    story.ends_as(Ending.DELIVERED)

    assert leg(story, "identity").state is LegState.COMPLETED
    assert story.journal("identity") == ["start_leg", "answers_leg"]


# -- one agency's no --------------------------------------------------------------------------------------------------


def test_a_refused_card_undoes_nothing_of_the_rest(office: OpenOffice) -> None:
    office.town.force(INSURANCE, "*", "rejected")
    story = registered(office, by_householder)
    fetched(story)
    story.ends_as(Ending.DELIVERED_IN_PART)

    assert leg(story, "police").state is LegState.COMPLETED
    assert leg(story, "insurance").state is LegState.REJECTED
    assert story.outcome("conclude_group")["status"] == GroupStatus.COMPLETED_IN_PART
    (letter, _) = story.letter_rows("group_outcome")
    parts = letter.content["parts"]
    assert [part["outcome"] for part in parts] == ["Đã có kết quả", "Đã có kết quả", "Không giải quyết"]
    assert "Không đủ điều kiện" in parts[2]["detail"]


def test_without_the_birth_no_agency_is_asked_and_one_message_says_so(office: OpenOffice) -> None:
    before = {agency: len(office.town.ledger(agency, "started")) for agency in (POLICE, INSURANCE)}
    story = office.file(with_both)
    story.goes_on_to("decides")
    story.answers("decides", "refuse", reason="Trẻ đã được đăng ký khai sinh.", legal_basis="Điều 16 Luật Hộ tịch 2014")
    story.ends_as(Ending.REFUSED)

    assert {agency: len(office.town.ledger(agency, "started")) for agency in (POLICE, INSURANCE)} == before
    assert story.letters() == ["receipt", "refusal"]
    assert "thủ tục liên thông khác" in story.letter_rows("refusal")[0].content["what_to_do"]


def test_a_householder_who_does_not_agree_holds_up_only_the_residence(office: OpenOffice) -> None:
    before = len(office.town.ledger(POLICE, "started"))
    story = office.file(with_both)
    story.goes_on_to("confirms_residence")
    story.answers("confirms_residence", "not_agreed", reason="Chủ hộ trả lời trên VNeID là không đồng ý.")
    story.goes_on_to("receives")
    fetched(story)
    story.ends_as(Ending.DELIVERED_IN_PART)

    assert len(office.town.ledger(POLICE, "started")) == before
    assert leg(story, "police").state is LegState.DECLINED
    assert leg(story, "insurance").state is LegState.COMPLETED


def test_a_householder_who_says_nothing_is_waited_for_five_working_days(office: OpenOffice) -> None:
    story = office.file(with_both)
    story.goes_on_to("confirms_residence")
    story.goes_on_to("receives")
    fetched(story)
    office.advance(timedelta(days=8))
    story.ends_as(Ending.DELIVERED_IN_PART)

    assert story.outcome("confirms_residence", leg="police")["lapsed"] is True


# -- what goes wrong on the way ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("manner", MANNERS)
def test_answers_come_as_they_like_and_count_once(office: OpenOffice, manner: str) -> None:
    office.town.force(INSURANCE, "*", manner, seconds=0.2 if manner == "late" else None)
    story = registered(office)
    fetched(story)
    if manner == "lost":
        office.let_database_time_pass()
    story.ends_as(Ending.DELIVERED)

    assert len(started(office, INSURANCE, story)) == 1
    assert story.journal("insurance") == ["start_leg", "answers_leg"]
    assert story.letters().count("group_outcome") == 1


@pytest.mark.parametrize("decoy", DECOYS)
def test_a_false_answer_moves_nothing_and_the_true_one_does(office: OpenOffice, decoy: str) -> None:
    office.town.force(INSURANCE, "*", decoy)
    story = registered(office)
    fetched(story)
    office.let_database_time_pass()
    office.go_on()
    assert story.waits_for() == {"answers_leg"}
    assert leg(story, "insurance").state is LegState.RECEIVED

    office.town.release(INSURANCE)
    story.ends_as(Ending.DELIVERED)
    wrong = [message for message in _messages(office) if message.state is InboxState.QUARANTINED]
    assert len(wrong) == (2 if decoy == "wrong-reference" else 0)


def test_the_police_are_away_for_a_day_and_nobody_else_waits_for_them(office: OpenOffice) -> None:
    office.town.force(POLICE, "*", "down", times=500)
    story = registered(office, by_householder)
    fetched(story)
    story.office.until(lambda: leg(story, "insurance").state is LegState.COMPLETED)
    assert leg(story, "police").sent_at is None

    office.advance(timedelta(days=1))
    office.let_database_time_pass()
    office.go_on()
    assert [item.line for item in story.asides()] == ["settles_silence"]

    CLIENT.delete(f"{office.town.police_post}/force").raise_for_status()
    story.answers("settles_silence", "drive_again")
    story.ends_as(Ending.DELIVERED)
    assert len(started(office, POLICE, story)) == 1
    assert story.asides() == []


def test_an_answer_to_the_sending_that_is_lost_makes_no_second_case(office: OpenOffice) -> None:
    office.town.force(INSURANCE, "*", "error-after")
    story = registered(office)
    fetched(story)

    def asked_again() -> bool:
        office.let_database_time_pass()
        office.go_on()
        return leg(story, "insurance").sent_at is not None

    office.until(asked_again)
    story.ends_as(Ending.DELIVERED)
    assert len(started(office, INSURANCE, story)) == 1


def test_silence_brings_a_person_in_and_a_paper_result_may_stand_in_its_place(office: OpenOffice) -> None:
    office.town.force(INSURANCE, "*", "silent")
    story = registered(office)
    fetched(story)
    assert story.asides() == []
    office.advance(timedelta(hours=2, minutes=5))
    assert [item.line for item in story.asides()] == ["settles_silence"]

    story.answers("settles_silence", "drive_again")
    (again,) = story.asides()
    assert again.turn == 2
    story.answers("settles_silence", "spoken_to", note="Gọi bảo hiểm xã hội, họ gửi kết quả bằng giấy.")
    story.answers(
        "answers_leg",
        "paper_result_seen",
        verdict="completed",
        number="TE4010000001",
        issued_on="2026-10-06",
        seen="Thẻ bảo hiểm y tế bản giấy, gia đình mang đến quầy.",
    )
    story.ends_as(Ending.DELIVERED)
    assert leg(story, "insurance").results[0]["number"] == "TE4010000001"


def test_what_comes_by_wire_after_the_paper_changes_nothing(office: OpenOffice) -> None:
    office.town.force(INSURANCE, "*", "held")
    story = registered(office)
    story.answers(
        "answers_leg",
        "paper_result_seen",
        verdict="rejected",
        number="12/BHXH",
        issued_on="2026-10-06",
        seen="Văn bản từ chối có dấu của bảo hiểm xã hội.",
    )
    office.town.release(INSURANCE)
    office.until(lambda: len(office.town.ledger(INSURANCE, "callback")) >= 2)
    office.go_on()
    fetched(story)
    story.ends_as(Ending.DELIVERED_IN_PART)
    assert leg(story, "insurance").state is LegState.REJECTED


def test_a_case_refused_at_the_door_is_a_persons_work_and_is_sent_again(office: OpenOffice) -> None:
    office.town.force(INSURANCE, "*", "refuse", reason="scope-missing")
    story = registered(office)
    fetched(story)
    assert leg(story, "insurance").state is LegState.NOT_TAKEN
    office.advance(timedelta(minutes=1))
    assert [item.line for item in story.asides()] == ["settles_silence"]
    assert story.offers("answers_leg") == ["paper_result_seen", "send_again"]

    story.answers("answers_leg", "send_again")
    story.ends_as(Ending.DELIVERED)
    assert story.journal("insurance") == ["start_leg", "answers_leg", "start_leg", "answers_leg"]
    assert len(started(office, INSURANCE, story)) == 1


# -- a supplement across agencies -------------------------------------------------------------------------------------


def test_what_the_police_ask_for_goes_through_us_and_back(office: OpenOffice) -> None:
    office.town.force(POLICE, {"operation": "start"}, "supplement-requested")
    story = registered(office, by_householder)
    fetched(story)
    story.reaches("supplements")
    assert leg(story, "police").state is LegState.SUPPLEMENT_REQUESTED
    assert "leg_supplement_request" in story.letters()
    assert story.dossier().status == "approved"

    picture = office.upload(b"\xff\xd8\xff\xe0 a picture of a paper")
    story.answers(
        "supplements",
        "supplement",
        components=[{"code": "dwelling_proof", "kind": "scan", "source": "upload", "file_id": picture}],
        answer="Gia đình gửi giấy tờ nhà.",
    )
    story.ends_as(Ending.DELIVERED)

    assert story.journal("police")[1:] == [
        "start_leg",
        "answers_leg",
        "pass_on_request",
        "supplements",
        "pass_on_supplement",
        "answers_leg",
    ]
    (passed,) = [
        line
        for line in office.town.ledger(POLICE, "supplemented")
        if line["request"]["case"] == leg(story, "police").reference
    ]
    (component,) = passed["request"]["components"]
    assert (component["code"], passed["request"]["answer"]) == ("dwelling_proof", "Gia đình gửi giấy tờ nhà.")
    files = {line["file_id"] for line in office.town.ledger(POLICE, "file")}
    assert component["file_id"] in files


def test_news_that_comes_while_the_family_is_asked_waits_for_its_turn(office: OpenOffice) -> None:
    office.town.force(POLICE, {"operation": "start"}, "supplement-requested")
    office.town.force(POLICE, {"operation": "supplement"}, "held")
    story = registered(office, by_householder)
    fetched(story)
    story.reaches("supplements")
    story.answers("supplements", "supplement", answer="Đã gửi giấy tờ tại quầy.")
    assert story.waits_for() >= {"answers_leg"}
    assert leg(story, "police").state is LegState.ACCEPTED

    office.let_database_time_pass()
    office.go_on()
    assert leg(story, "police").state is LegState.ACCEPTED
    office.town.release(POLICE)
    story.ends_as(Ending.DELIVERED)


# -- taken back -------------------------------------------------------------------------------------------------------


def test_a_group_taken_back_before_the_decision_just_stops(office: OpenOffice) -> None:
    story = office.file(with_both)
    story.goes_on_to("appraises")
    story.withdraws()
    story.ends_as(Ending.WITHDRAWN)

    assert not begun(story)


def test_open_legs_are_recalled_and_the_certificate_stands(office: OpenOffice) -> None:
    office.town.force(INSURANCE, "*", "accepted")
    story = registered(office)
    office.until(lambda: leg(story, "insurance").state is LegState.ACCEPTED)
    story.withdraws("Gia đình tự đi làm thẻ.")
    story.reaches("receives")
    story.answers("receives", "handed_over", identity_seen="Căn cước của người nhận")
    story.ends_as(Ending.DELIVERED_IN_PART)

    assert leg(story, "insurance").state is LegState.WITHDRAWN
    recalled = [line["request"]["case"] for line in office.town.ledger(INSURANCE, "recalled")]
    assert recalled.count(leg(story, "insurance").reference or "") == 1
    assert story.book().number == 1


def test_what_was_decided_meanwhile_is_not_recalled(office: OpenOffice) -> None:
    office.town.force(INSURANCE, "*", "lost")
    story = registered(office)
    fetched(story)
    office.until(lambda: _decided_there(office, story))
    story.withdraws("Gia đình tự đi làm thẻ.")
    story.ends_as(Ending.DELIVERED)

    assert leg(story, "insurance").state is LegState.COMPLETED
    assert story.outcome("recall_leg", leg="interrupted/insurance")["recalled"] is False


def test_when_every_part_is_done_nothing_can_be_taken_back(office: OpenOffice) -> None:
    story = registered(office)
    office.until(lambda: leg(story, "insurance").state is LegState.COMPLETED)

    with pytest.raises(TooLate):
        story.withdraws()


def _decided_there(office: OpenOffice, story: Story) -> bool:
    (case,) = started(office, INSURANCE, story)
    last = max(event["happens_at"] for event in case["events"])
    return bool(last < time.time())


def _messages(office: OpenOffice) -> list[InboxMessage]:
    found: list[InboxMessage] = office.scalars(lambda session: list(session.scalars(select(InboxMessage))))
    return found


# -- at night ---------------------------------------------------------------------------------------------------------


def compared(office: OpenOffice) -> dict[str, Compared]:
    day = office.clock.now().astimezone(VIETNAM).date()
    agencies = office.office.equipment.partners.agencies
    return {one.partner: one for one in reconcile_day(office.database, office.clock, agencies, day)}


def test_at_night_both_sides_have_the_same_cases(office: OpenOffice) -> None:
    known_as(office.database, f"ward-{uuid4()}")
    story = registered(office, by_householder)
    fetched(story)
    story.ends_as(Ending.DELIVERED)

    found = compared(office)
    assert {one.agrees for one in found.values()} == {True}
    # Two agencies have a part each; the other commune was asked nothing.
    assert sorted(one.ours.count for one in found.values()) == [0, 1, 1]


def test_a_case_the_other_side_has_lost_is_sent_again_in_the_night(office: OpenOffice) -> None:
    known_as(office.database, f"ward-{uuid4()}")
    office.town.force(INSURANCE, "*", "silent")
    registered(office)
    office.town.force(INSURANCE, {"operation": "day"}, "forgotten")

    found = compared(office)[INSURANCE_CODE]
    assert (found.agrees, found.ours.count, found.asked_again) == (False, 1, 1)
    office.go_on()
    assert compared(office)[INSURANCE_CODE].agrees


def test_an_agency_that_does_not_answer_at_night_is_no_agreement(office: OpenOffice) -> None:
    with office.database.transaction() as session:
        for row in session.scalars(select(PartnerAgency)):
            row.base_url = "http://127.0.0.1:9"

    assert {one.theirs for one in compared(office).values()} == {None}
    assert {one.agrees for one in compared(office).values()} == {False}
