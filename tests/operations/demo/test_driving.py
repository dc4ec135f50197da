"""Samples are driven to the ending they were made for, by what each tells and by what is usual."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest

from operations.demo.dossier_file import read_dossiers
from operations.demo.driving.choose_answer import Sample, choose_answer, tells, told_now

INCOMPLETE, LAPSES, REFUSED = "07-without-the-medical-certificate", "08-proxy-without-authorisation", "30-wrong-office"


def sample(name: str) -> Sample:
    (dossier,) = read_dossiers(name)
    return Sample(dossier, "H26.99.01-261122-0001")


def shown(line: str, **more: Any) -> dict[str, Any]:
    usual = {"version": 3, "outcome": "usual"}
    return {"name": line, "version": 3, "shown_hash": None, "outcomes": [{"example": usual}], **more}


def test_what_is_missing_is_asked_for_once_and_handed_in() -> None:
    one = sample(INCOMPLETE)

    first = choose_answer(one, shown("checks_components"))
    one.answered["checks_components"] += 1

    assert (first["outcome"], first["version"]) == ("incomplete", 3)
    assert [asked["component"] for asked in first["items"]] == ["medical_birth_certificate"]
    handed = choose_answer(one, shown("supplements"))
    assert [component["code"] for component in handed["components"]] == ["medical_birth_certificate"]
    assert choose_answer(one, shown("checks_components"))["outcome"] == "usual"


def test_a_sample_says_what_is_not_usual_and_each_of_it_once() -> None:
    one = sample(REFUSED)

    told = choose_answer(one, shown("checks_components", shown_hash="ab"))
    one.answered["checks_components"] += 1

    assert (told["outcome"], told["ground"], told["shown_hash"]) == ("cannot_be_taken_in", "wrong_office", "ab")
    assert not tells(one, "checks_components")


def test_a_sample_may_say_that_nobody_answers() -> None:
    assert told_now(sample(LAPSES), "supplements") == "silence"
    assert told_now(sample(LAPSES), "decides") == ""


@pytest.mark.whole
def test_samples_come_to_their_endings_in_an_office_of_their_own() -> None:
    command = [sys.executable, "-m", "operations.command", "demo-all", "--only", "[036][03]-*"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, env=dict(os.environ))

    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-2000:]
    for told in ("Từ chối tiếp nhận", "Đã trả kết quả", "motcua doctor --full: 0 điều bất thường"):
        assert told in run.stdout
