"""Bodies of `POST /dossiers` for the stories in these tests: one good one, and the changes that make each story."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

from procedures.catalogue import find
from procedures.examples.birth import example
from procedures.filing import Filing, Reading, every_fault, read_filing
from procedures.procedure import Edition, Procedure
from procedures.rules.findings import Fault

FILED = date(2026, 11, 21)
FILE_ID = "0f8fad5b-d9cb-469f-a165-70867728950e"
BIRTH: Procedure = find("1.001193")
EDITION: Edition = BIRTH.edition("2026-01")
# A change to this value takes the field away.
GONE = object()


def body(changes: dict[str, Any] | None = None) -> dict[str, Any]:
    """The published example with the fields at these JSON Pointers changed."""
    made = example(FILED)
    for place, value in (changes or {}).items():
        _change(made, place, value)
    return made


def online(changes: dict[str, Any] | None = None) -> dict[str, Any]:
    """The example filed online, with a scan of the medical certificate."""
    scan = {"code": "medical_birth_certificate", "kind": "scan", "source": "upload", "file_id": FILE_ID}
    return body({"/channel": "online", "/components": [scan], **(changes or {})})


def foundling(changes: dict[str, Any] | None = None) -> dict[str, Any]:
    """A child found and cared for by a children's home, whose director files."""
    story = {
        "/declaration/kind": "found",
        "/declaration/mother": None,
        "/declaration/father": None,
        "/declaration/parents_married": False,
        "/declaration/marriage": GONE,
        "/declaration/evidence": GONE,
        "/declaration/child/ethnicity": None,
        "/applicant/relation": "carer",
        "/applicant/organisation": {"name": "Trung tâm bảo trợ Mẫu"},
        "/components": [{"code": "abandonment_record", "kind": "original_submitted", "source": "paper"}],
    }
    return body({**story, **(changes or {})})


def without_father(changes: dict[str, Any] | None = None) -> dict[str, Any]:
    """A child whose father is not determined, registered by the mother."""
    story = {
        "/declaration/kind": "father_unknown",
        "/declaration/father": None,
        "/declaration/parents_married": False,
        "/declaration/marriage": None,
        "/declaration/child/full_name": "Trần Thị An Mẫu",
        "/applicant/relation": "mother",
        "/applicant/full_name": "Trần Thị Thử",
        "/applicant/personal_number": "001192000002",
    }
    return body({**story, **(changes or {})})


def read(given: object, filed_at: date = FILED) -> Reading:
    return read_filing(given, BIRTH, EDITION, filed_at)


def faults(given: object, filed_at: date = FILED) -> list[Fault]:
    return every_fault(given, BIRTH, EDITION, filed_at)


def fault_places(given: object, filed_at: date = FILED) -> set[tuple[str, str]]:
    return {(fault.pointer, fault.code) for fault in faults(given, filed_at)}


def warning_codes(given: object, filed_at: date = FILED) -> set[str]:
    return {warning.code for warning in read(given, filed_at).warnings}


def filing(given: dict[str, Any], filed_at: date = FILED) -> Filing:
    """The filing of a good body; the test fails here, telling the faults, if it is not good."""
    reading = read(given, filed_at)
    assert reading.filing is not None, reading.faults
    return reading.filing


def _change(made: dict[str, Any], place: str, value: Any) -> None:
    *path, last = place.removeprefix("/").split("/")
    inside: Any = made
    for step in path:
        inside = inside[int(step)] if isinstance(inside, list) else inside[step]
    key = int(last) if isinstance(inside, list) else last
    if value is GONE:
        del inside[key]
    else:
        inside[key] = deepcopy(value)
