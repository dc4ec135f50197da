"""The linked group of deaths: the relatives are asked, the home is deleted, the benefit granted, refused, recalled."""

from __future__ import annotations

from tests.crash.linked_scenarios import ANYBODY, INSURANCE, POLICE, START, decided_there, leg_is, recalled, registered
from tests.crash.scenarios import MORNING, Telling
from tests.office.linked_deaths import certified_by_the_ward, with_both, with_nobody_to_ask


def relatives_agree(story: Telling) -> None:
    """The widow agrees; the police say everything twice, the insurance office late and the wrong way round."""
    story.asked = ANYBODY
    story.force(POLICE, START, "doubled-anew")
    story.force(INSURANCE, START, "reordered")
    story.file(with_both(MORNING.date()))
    registered(story)
    story.answers("confirms_benefit", "confirmed_on_vneid", reference="VNEID-000002")
    story.is_handed_over()
    story.ends()


def relatives_say_nothing(story: Telling) -> None:
    """Without the widow's word only the benefit is left out; the deletion was sent although its receipt was lost."""
    story.asked = ANYBODY
    story.force(POLICE, START, "error-after")
    story.file(with_both(MORNING.date()))
    registered(story)
    story.awaits("confirms_benefit")
    story.is_handed_over()
    story.until(lambda: leg_is(story, "police", "completed"), "the deletion")
    story.days_later(8)
    story.ends()


def certified_then_benefit_refused(story: Telling) -> None:
    """The ward itself certifies the death first; the benefit is refused, the deletion stands."""
    story.asked = ANYBODY
    story.force(INSURANCE, START, "rejected")
    story.file(certified_by_the_ward(MORNING.date()))
    story.answers("checks_components", "complete")
    story.answers("verifies_death", "confirm_death", seen="Đã gặp gia đình, tổ trưởng dân phố và trạm y tế.")
    story.is_signed_and_sealed()
    story.is_appraised_and_approved()
    story.is_signed_and_sealed()
    story.is_handed_over()
    story.ends()


def benefit_recalled(story: Telling) -> None:
    """Taken back after the entry: the benefit nobody has looked at is recalled, the deletion was decided."""
    story.asked = "H26.99.01.CA"
    story.force(INSURANCE, START, "silent")
    story.file(with_nobody_to_ask(MORNING.date()))
    registered(story)
    story.until(lambda: leg_is(story, "police", "completed"), "the deletion")
    story.until(lambda: leg_is(story, "insurance", "received"), "the receipt of the insurance office")
    story.until(lambda: decided_there(story, INSURANCE), "that nothing comes from there")
    story.applicant("withdrawal", {"reason": "Gia đình tự đi làm trợ cấp."})
    story.asked = ANYBODY
    recalled(story)
    story.is_handed_over()
    story.ends()


LINKED_DEATH_STORIES = {
    story.__name__: story
    for story in (relatives_agree, relatives_say_nothing, certified_then_benefit_refused, benefit_recalled)
}
