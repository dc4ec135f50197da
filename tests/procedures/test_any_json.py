"""Whatever JSON somebody sends, the answer is a list of faults and never a crash."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.procedures.bodies import body, faults, filing, foundling, online, read

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=True),
    st.text(max_size=12),
    st.sampled_from(["2026-11-21", "01", "VN", "09556", "found", "online", "0900000001", "\ud800", "\u202e"]),
)
ANY_JSON = st.recursive(
    SCALARS,
    lambda inside: st.one_of(st.lists(inside, max_size=4), st.dictionaries(st.text(max_size=8), inside, max_size=4)),
    max_leaves=12,
)
GOOD = (body(), online(), foundling())


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The path of every value inside a JSON document, containers included."""
    inner: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return [path, *(found for step, item in inner for found in leaves(item, (*path, step)))]


PLACES = [(good, path) for good in GOOD for path in leaves(good) if path]


def replaced(document: Any, path: tuple[str | int, ...], value: Any) -> Any:
    copy = json.loads(json.dumps(document))
    inside = copy
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    return copy


@given(ANY_JSON)
def test_any_json_at_all_is_answered(document: Any) -> None:
    told = faults(document)

    assert told
    assert all(fault.pointer == "" or fault.pointer.startswith("/") for fault in told)


@settings(max_examples=400)
@given(st.sampled_from(PLACES), ANY_JSON)
def test_any_json_in_any_place_of_a_good_body_is_answered(place: tuple[Any, Any], value: Any) -> None:
    document, path = place

    reading = read(replaced(document, path, value))

    assert (reading.filing is None) == bool(reading.faults)
    for fault in reading.faults:
        assert fault.detail.strip()
        assert fault.detail[-1] == "."
        json.dumps([fault.pointer, fault.detail], ensure_ascii=False).encode("utf-8")


def test_a_made_up_key_is_told_in_letters_everybody_can_read() -> None:
    (broken,) = faults({**body(), "\ud800/~": 1})
    (endless,) = faults({**body(), "/~" + "x" * 500: 1})

    assert (broken.pointer, broken.code) == ("", "string_unicode")
    assert endless.pointer.startswith("/~1~0xx")
    assert len(endless.pointer) < 120


def test_decomposed_input_is_the_same_filing() -> None:
    for good in GOOD:
        decomposed = json.loads(unicodedata.normalize("NFD", json.dumps(good, ensure_ascii=False)))

        assert decomposed != good
        assert filing(decomposed) == filing(good)


def test_a_thousand_components_are_one_fault() -> None:
    row = {"code": "other", "kind": "original_submitted", "source": "paper"}

    assert [fault.code for fault in faults({**body(), "components": [row] * 1000})] == ["too_long"]
