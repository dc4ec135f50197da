"""A certificate of marital status while communes are asked side by side, told through the API alone."""

from __future__ import annotations

from sqlalchemy import text

from tests.crash.scenarios import MORNING, POPULATION, Telling
from tests.office.marital_filings import BA_DINH, NGOC_HA, lived_in_two_communes

COMMUNE = "other-commune"


def two_communes_one_silent(story: Telling) -> None:
    """One commune answers, the other never does; the officer goes by the person's own pledge."""
    _is_asked_everywhere(story)
    story.days_later(5)
    story.answers("weighs_silence", "take_pledge", pledge="Văn bản cam đoan của người yêu cầu ngày hôm nay.")
    story.is_appraised_and_approved()
    story.is_signed_and_sealed()
    story.awaits("receives")
    story.pays()
    story.is_handed_over()


def withdrawn_while_communes_are_asked(story: Telling) -> None:
    _is_asked_everywhere(story)
    story.applicant("withdrawal", {"reason": "Tôi không cần giấy này nữa."})


def _is_asked_everywhere(story: Telling) -> None:
    story.force(POPULATION, {"kind": "marital"}, "no-data")
    story.force(COMMUNE, {"commune_code": BA_DINH}, "lost")
    story.file(lived_in_two_communes(MORNING.date()))
    story.answers("checks_components", "complete")
    story.until(lambda: _heard(story, NGOC_HA), "the answer of the other commune")
    story.awaits("answers_query")


def _heard(story: Telling, commune: str) -> bool:
    answered = text(
        "SELECT EXISTS (SELECT FROM journal_line WHERE dossier_id = :d AND leg = :leg AND line = 'answers_query')"
    )
    with story.office.database.transaction() as session:
        return bool(session.scalar(answered, {"d": story.dossier_id, "leg": commune}))


COMMUNE_STORIES = {story.__name__: story for story in (two_communes_one_silent, withdrawn_while_communes_are_asked)}
