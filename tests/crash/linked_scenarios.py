"""The linked group of births, told through the API alone: every way in which another agency can make it difficult."""

from __future__ import annotations

import time

from sqlalchemy import text

from tests.crash.scenarios import MORNING, Telling
from tests.documents.hostile_files import picture
from tests.office.agencies import SOURCE_OF
from tests.office.linked_filings import by_householder, with_both, with_insurance

POLICE, INSURANCE = "police-post", "insurance-office"
ANYBODY = "%"
START, SUPPLEMENT = {"operation": "start"}, {"operation": "supplement"}
ON_VNEID = {"reference": "VNEID-000001"}


def householder_agrees(story: Telling) -> None:
    """The householder is asked; two agencies work side by side, one says everything twice, one the wrong way round."""
    story.asked = ANYBODY
    story.force(POLICE, START, "doubled-anew")
    story.force(INSURANCE, START, "reordered")
    story.file(with_both(MORNING.date()))
    registered(story)
    story.answers("confirms_residence", "confirmed_on_vneid", **ON_VNEID)
    story.is_handed_over()
    story.ends()


def householder_says_nothing(story: Telling) -> None:
    """Five working days of silence leave the residence out; the lost answer about the card is asked for."""
    story.asked = ANYBODY
    story.force(INSURANCE, START, "lost")
    story.file(with_both(MORNING.date()))
    registered(story)
    story.awaits("confirms_residence")
    story.is_handed_over()
    story.until(lambda: leg_is(story, "insurance", "completed"), "the card")
    story.days_later(8)
    story.ends()


def supplement_across_agencies(story: Telling) -> None:
    """The police want a paper; the family hands it in here, and it goes there with its file. Their receipt is lost."""
    story.asked = ANYBODY
    story.force(POLICE, START, "supplement-requested")
    story.force(POLICE, SUPPLEMENT, "error-after")
    story.force(POLICE, SUPPLEMENT, "doubled")
    story.file(by_householder(MORNING.date()))
    registered(story)
    story.awaits("supplements")
    paper = story.client.upload(picture("PNG", (300, 200)))
    handed_in = {"code": "dwelling_proof", "kind": "scan", "source": "upload", "file_id": paper}
    story.applicant("supplements", {"components": [handed_in], "answer": "Gia đình gửi giấy tờ nhà."})
    story.is_handed_over()
    story.ends()


def one_part_refused(story: Telling) -> None:
    """The card is refused, and what is said of it comes late, after a forged no; the residence stands."""
    story.asked = ANYBODY
    story.force(INSURANCE, START, "rejected")
    story.force(INSURANCE, START, "forged")
    story.force(POLICE, START, "error-after")
    story.file(by_householder(MORNING.date()))
    registered(story)
    story.is_handed_over()
    story.until(lambda: leg_is(story, "police", "completed"), "the residence")
    story.office.partners.release(INSURANCE)
    story.ends()


def refused_at_the_door(story: Telling) -> None:
    """Their door refuses the case: that is nobody's answer, and a person sends it again."""
    story.asked = ANYBODY
    story.force(INSURANCE, START, "refuse", reason="scope-missing")
    story.file(with_insurance(MORNING.date()))
    registered(story)
    story.until(lambda: leg_is(story, "insurance", "not_taken"), "their no")
    story.awaits("settles_silence")
    story.answers("answers_leg", "send_again")
    story.is_handed_over()
    story.ends()


def silent_then_on_paper(story: Telling) -> None:
    """Nobody acknowledges: the case is driven again, somebody is spoken to, and the result comes on paper."""
    story.asked = ANYBODY
    story.force(INSURANCE, START, "silent")
    story.file(with_insurance(MORNING.date()))
    registered(story)
    story.is_handed_over()
    story.until(lambda: leg_is(story, "insurance", "received"), "their receipt")
    story.hours_later(3)
    story.answers("settles_silence", "drive_again")
    story.answers("settles_silence", "spoken_to", note="Gọi bảo hiểm xã hội, họ gửi kết quả bằng giấy.")
    story.answers(
        "answers_leg",
        "paper_result_seen",
        verdict="completed",
        number="TE4010000001",
        issued_on=MORNING.date().isoformat(),
        seen="Thẻ bảo hiểm y tế bản giấy, gia đình mang đến quầy.",
    )
    story.ends()


def recalled_in_part(story: Telling) -> None:
    """Taken back after the decision: the card is recalled, the residence was decided meanwhile, the birth stands."""
    story.asked = SOURCE_OF[INSURANCE]
    story.force(INSURANCE, START, "accepted")
    story.force(POLICE, START, "lost")
    story.file(by_householder(MORNING.date()))
    registered(story)
    story.until(lambda: leg_is(story, "police", "received"), "the receipt of the police")
    story.until(lambda: leg_is(story, "insurance", "accepted"), "the word of the insurance office")
    story.until(lambda: decided_there(story, POLICE), "the decision of the police")
    unwanted = "SELECT FROM journal_line WHERE dossier_id = :d AND leg = 'identity'"
    story.until(lambda: story.has(unwanted), "the part nobody asked for to be passed over")
    story.applicant("withdrawal", {"reason": "Gia đình tự đi làm thẻ."})
    story.asked = ANYBODY
    recalled(story)
    story.is_handed_over()
    story.ends()


def withdrawn_before_any_part(story: Telling) -> None:
    """Before the decision a group is taken back like any dossier, and nobody else hears of it."""
    story.file(with_both(MORNING.date()))
    story.answers("checks_components", "complete")
    story.awaits("appraises")
    story.applicant("withdrawal", {"reason": "Gia đình nộp lại ở nơi thường trú của mẹ."})


LINKED_BIRTH_STORIES = {
    story.__name__: story
    for story in (
        householder_agrees,
        householder_says_nothing,
        supplement_across_agencies,
        one_part_refused,
        refused_at_the_door,
        silent_then_on_paper,
        recalled_in_part,
        withdrawn_before_any_part,
    )
}


def registered(story: Telling) -> None:
    """The desk, the officer, the chairman and the seal: our own procedure is done, the others begin."""
    story.answers("checks_components", "complete")
    story.is_appraised_and_approved()
    story.is_signed_and_sealed()


def leg_is(story: Telling, name: str, state: str) -> bool:
    return story.has(
        "SELECT FROM linked_leg WHERE dossier_id = :d AND name = :name AND state = :state", name=name, state=state
    )


def recalled(story: Telling) -> None:
    """This will wait until all that could be taken back has been, and the certificate lies at the desk once more."""
    lies = "SELECT FROM work_item WHERE dossier_id = :d AND line = 'receives' AND state = 'open' AND leg"

    def lies_anew() -> bool:
        """The work of before is closed when the reading that opened this has ended."""
        return story.has(f"{lies} LIKE 'interrupted%'") and not story.has(f"{lies} NOT LIKE 'interrupted%'")

    story.until(lies_anew, "the certificate at the desk again")


def decided_there(story: Telling, agency: str) -> bool:
    """Whether all that the agency will ever do about the dossier's case has happened over there."""
    with story.office.database.transaction() as session:
        ours = text("SELECT reference FROM linked_leg WHERE dossier_id = :d AND reference IS NOT NULL")
        references = set(session.scalars(ours, {"d": story.dossier_id}))
    cases = [line for line in story.office.partners.ledger(agency, "started") if line["reference"] in references]
    return bool(cases) and all(event["happens_at"] < time.time() for line in cases for event in line["events"])
