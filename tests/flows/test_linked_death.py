"""A death, the deletion of the home and the benefit in one dossier: what differs from the group of births."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from models.linkage.leg_state import GroupStatus, LegState
from models.status import Ending
from procedures.catalogue import find
from procedures.filing import every_fault
from tests.flows.test_death_registration import ORDINARY, VERIFIED
from tests.office.legs import handed_files, leg, started
from tests.office.linked_deaths import certified_by_the_ward, with_both, with_deletion, with_nobody_to_ask
from tests.office.open_office import OpenOffice
from tests.office.story import Story

POLICE, INSURANCE = "police-post", "insurance-office"
REFUSAL: dict[str, Any] = {
    "reason": "Không có giấy tờ nào chứng minh.",
    "legal_basis": "Điều 13 Thông tư 04/2020/TT-BTP",
}


def fetched(story: Story) -> None:
    story.answers("receives", "handed_over", identity_seen="Căn cước của người nhận")


def test_extract_deletion_and_benefit_in_one_story(office: OpenOffice) -> None:
    story = office.file(with_both)
    story.goes_on_to("confirms_benefit")
    story.answers("confirms_benefit", "confirmed_on_vneid", reference="VNEID-000002")
    story.goes_on_to("receives")
    fetched(story)
    story.ends_as(Ending.DELIVERED)

    assert story.journal() == [*ORDINARY[: ORDINARY.index("hand_over")], "conclude_group", "close"]
    assert story.journal("police") == ["start_leg", "answers_leg"]
    assert story.journal("insurance") == ["ask_relatives", "confirms_benefit", "start_leg", "answers_leg"]
    assert story.journal("result") == ["hand_over", "receives"]
    assert story.outcome("conclude_group")["status"] == GroupStatus.COMPLETED
    assert story.letters()[0::3] == ["receipt", "group_outcome"]
    # The parts run side by side: whichever is first to write, writes first.
    assert set(story.letters()[1:3]) == {"result_ready", "confirmation_asked"}
    assert story.book().book == "khai-tu"


def test_the_agencies_forms_rest_on_the_extract(office: OpenOffice) -> None:
    story = office.file(with_both)
    story.goes_on_to("confirms_benefit")
    story.answers("confirms_benefit", "confirmed_on_vneid", reference="VNEID-000002")
    story.goes_on_to("receives")
    fetched(story)
    story.ends_as(Ending.DELIVERED)
    (deletion,) = started(office, POLICE, story)
    (benefit,) = started(office, INSURANCE, story)

    extract, entry = story.document("death_extract"), story.book()
    for agency, case in ((POLICE, deletion), (INSURANCE, benefit)):
        declaration = case["request"]["declaration"]
        assert declaration["paper"]["number"] == f"{entry.number}/{entry.year}"
        assert declaration["subject"]["full_name"] == entry.content["deceased_name"]
        assert handed_files(office, agency, case) == [extract.sha256]
    assert benefit["request"]["declaration"]["consent_reference"] == "VNEID-000002"
    assert benefit["request"]["declaration"]["recipient"]["relation"] == "child"


def test_what_the_police_are_sent_is_what_their_own_rules_ask_for(office: OpenOffice) -> None:
    """Their door runs the same software: our body is read by their form, without a fault."""
    story = office.file(with_deletion)
    story.goes_on_to("receives")
    fetched(story)
    story.ends_as(Ending.DELIVERED)
    (case,) = started(office, POLICE, story)
    sent = {name: value for name, value in case["request"].items() if name not in ("reference", "client")}
    procedure, day = find(sent["procedure"]), office.clock.now().date()

    assert every_fault(sent, procedure, procedure.edition_on(day), day) == []
    assert story.journal("insurance") == ["ask_relatives", "start_leg"]


def test_without_the_death_no_agency_is_asked(office: OpenOffice) -> None:
    before = {agency: len(office.town.ledger(agency, "started")) for agency in (POLICE, INSURANCE)}
    story = office.file(with_both)
    story.goes_on_to("appraises")
    story.answers("appraises", "propose_refusal", **REFUSAL)
    story.answers("decides", "refuse", **REFUSAL)
    story.ends_as(Ending.REFUSED)

    assert {agency: len(office.town.ledger(agency, "started")) for agency in (POLICE, INSURANCE)} == before
    assert story.letters() == ["receipt", "refusal"]
    assert "thủ tục liên thông khác" in story.letter_rows("refusal")[0].content["what_to_do"]


def test_a_refused_benefit_undoes_neither_entry_nor_deletion(office: OpenOffice) -> None:
    office.town.force(INSURANCE, "*", "rejected")
    story = office.file(with_nobody_to_ask)
    story.goes_on_to("receives")
    fetched(story)
    story.ends_as(Ending.DELIVERED_IN_PART)

    assert leg(story, "police").state is LegState.COMPLETED
    assert leg(story, "insurance").state is LegState.REJECTED
    assert story.entry() is not None


def test_relatives_who_say_nothing_hold_up_only_the_benefit_and_their_days_are_not_counted(office: OpenOffice) -> None:
    before = len(office.town.ledger(INSURANCE, "started"))
    story = office.file(with_both)
    story.goes_on_to("confirms_benefit")
    story.goes_on_to("receives")
    fetched(story)
    promised = story.dossier().due_at
    office.advance(timedelta(days=8))
    story.ends_as(Ending.DELIVERED_IN_PART)

    assert story.outcome("confirms_benefit", leg="insurance")["lapsed"] is True
    assert leg(story, "insurance").state is LegState.DECLINED
    assert leg(story, "police").state is LegState.COMPLETED
    assert len(office.town.ledger(INSURANCE, "started")) == before
    now_promised = story.dossier().due_at
    assert promised is not None
    assert now_promised is not None
    assert now_promised >= promised + timedelta(days=5)


def test_a_death_the_ward_must_certify_is_verified_within_the_days_of_the_group(office: OpenOffice) -> None:
    story = office.file(certified_by_the_ward)
    story.goes_on_to("verifies_death")
    story.answers("verifies_death", "confirm_death", **VERIFIED)
    story.answers("signs", "sign")
    story.answers("seals", "seal")
    story.goes_on_to("receives")
    fetched(story)
    story.ends_as(Ending.DELIVERED)

    assert "apology" not in story.letters()
    assert {"death_notice", "death_extract"} <= set(story.documents())


def test_a_withdrawal_after_the_entry_recalls_what_is_not_decided(office: OpenOffice) -> None:
    office.town.force(INSURANCE, "*", "silent")
    story = office.file(with_nobody_to_ask)
    story.goes_on_to("receives")
    office.until(lambda: leg(story, "police").state is LegState.COMPLETED)
    story.withdraws()
    fetched(story)
    story.ends_as(Ending.DELIVERED_IN_PART)

    assert leg(story, "insurance").state is LegState.WITHDRAWN
    assert leg(story, "police").state is LegState.COMPLETED
    assert story.entry() is not None
