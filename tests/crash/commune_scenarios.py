"""A certificate of marital status while communes are asked side by side, told through the API alone."""

from __future__ import annotations

import secrets

from sqlalchemy import text

from tests.crash.scenarios import MORNING, POPULATION, Telling
from tests.office.marital_filings import BA_DINH, NGOC_HA, lived_in_two_communes
from tests.office.question_filings import NO_RECORD, NOT_MARRIED, by_letter

COMMUNE = "other-commune"
TOO_LITTLE = {
    "pointer": "/subject/birth_date",
    "reason": "Chỉ có họ tên, không tra được sổ.",
    "what_to_do": "Ghi thêm ngày sinh.",
}


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


def asked_by_another_commune(story: Telling) -> None:
    """It asks by letter, is asked back, and gets its answer by post."""
    body = by_letter(MORNING.date())
    # Each telling is of a letter of its own: one letter is one question.
    body["declaration"]["letter"]["number"] = f"{secrets.randbelow(900_000) + 1}/UBND-TP"
    story.file(body)
    story.answers("checks_components", "incomplete", items=[TOO_LITTLE])
    story.awaits("supplements")
    story.applicant("supplements", {"answer": "Sinh ngày 11/02/1994."})
    story.answers("checks_components", "complete")
    story.answers("appraises", "propose_answer", **NO_RECORD)
    story.answers("decides", "return", reason="Tra thêm sổ năm 2020.")
    story.answers("appraises", "propose_answer", **NOT_MARRIED)
    story.answers("decides", "approve")
    story.is_signed_and_sealed()


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


_STORIES = (two_communes_one_silent, withdrawn_while_communes_are_asked, asked_by_another_commune)
COMMUNE_STORIES = {story.__name__: story for story in _STORIES}
