"""Every text field of a filing against everything people have tried to get past a form with."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from sqlalchemy import select

from models.dossier import Dossier
from models.role import Role
from tests.office.filings import by_post
from tests.web.house import MORNING, House

DAY = MORNING.date()
PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "image": '"><img src=x onerror=alert(1)>',
    "sql": "'; DROP TABLE dossier; --",
    "template": "{{ 7*7 }}{% raw %}",
    "engine": '{"__prefect_kind": "jinja", "template": "{{ 7*7 }}"}',
    "path": "../../../../etc/passwd",
    "line-break": "A\r\nBcc: ke-xau@example.vn",
    "formula": '=cmd|"/c calc"!A1',
    "bidi": "Nguyễn \u202eMẫu\u202c",
    "zero-width": "Nguy\u200bễn M\u200dẫu",
    "control": "Nguyễn\x1b[31m Mẫu",
    "decomposed": unicodedata.normalize("NFD", "Nguyễn Thị Mẫu Đơn"),
    "astral": "Nguyễn 🏮 Mẫu",
    "long": "A" * 10_000,
    "blank": " \u3000\t",
}
Steps = tuple[str | int, ...]


def texts(value: Any, steps: Steps = ()) -> Iterator[Steps]:
    """Where the texts of a body stand."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from texts(part, (*steps, name))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from texts(part, (*steps, number))
    elif isinstance(value, str):
        yield steps


def with_text(body: dict[str, Any], steps: Steps, text: str) -> dict[str, Any]:
    changed = deepcopy(body)
    place: Any = changed
    for step in steps[:-1]:
        place = place[step]
    place[steps[-1]] = text
    return changed


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS.keys())
def test_every_field_takes_it_as_plain_text_or_says_what_is_wrong(house: House, payload: str) -> None:
    """All fields at once, then without those that were refused, until the rest is taken."""
    who, body = house.as_staff(Role.RECEIVER), by_post(DAY)
    hostile = set(texts(body))

    for _ in range(6):
        changed = body
        for steps in hostile:
            changed = with_text(changed, steps, payload)
        answer = house.post("/dossiers", changed, who)
        if answer.status_code == 201:
            break
        assert answer.status_code == 422, answer.text
        # A fault never repeats what was typed.
        assert payload not in answer.text
        pointers = [fault["pointer"] for fault in answer.json()["errors"]]
        hostile -= {steps for steps in hostile if any(_lies_under(steps, pointer) for pointer in pointers)}
    else:
        raise AssertionError("the faults never came to an end")

    dossier = house.scalars(select(Dossier))[0]
    _is_clean(str([dossier.declaration, dossier.applicant, dossier.delivery]))


def _lies_under(steps: Steps, pointer: str) -> bool:
    """Whether the fault is about this field, or about the part of the body it stands in."""
    return f"/{'/'.join(map(str, steps))}/".startswith(f"{pointer}/")


def test_decomposed_letters_come_to_rest_composed(house: House) -> None:
    body = with_text(by_post(DAY), ("applicant", "full_name"), PAYLOADS["decomposed"])

    assert house.post("/dossiers", body, house.as_staff(Role.RECEIVER)).status_code == 201

    dossier = house.scalars(select(Dossier))[0]
    assert dossier.applicant_name == "Nguyễn Thị Mẫu Đơn"
    assert dossier.applicant["full_name"] == "Nguyễn Thị Mẫu Đơn"


def _is_clean(kept: str) -> None:
    for letter in kept:
        assert unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co"), repr(letter)
    assert kept == unicodedata.normalize("NFC", kept)
