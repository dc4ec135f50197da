"""Whatever people type, a letter stays the letter we wrote."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape
from pydantic import ValidationError

from notifications.catalogue import CATALOGUE
from notifications.clean_text import mask_identity_numbers, one_line, paragraphs
from notifications.content import Content
from notifications.render import render
from tests.notifications.letters import example

HOSTILE = "<script>alert(1)</script>{{7*7}}{% raw %}\"'><img src=x onerror=alert(1)>"
# These places take a code, a number or an address of their own shape; all others take whatever people say.
CHOSEN_OR_MEASURED = {
    "code",
    "tracking_url",
    "tracking_secret",
    "phone",
    "contact_phone",
    "parcel_code",
    "masked_number",
    "delivery",
    "clock",
}
Path = tuple[str | int, ...]


def places_of_words(facts: Any, path: Path = ()) -> Iterator[Path]:
    """Every place in the facts of a letter that holds words."""
    if isinstance(facts, str):
        yield path
    elif isinstance(facts, dict):
        for name, value in facts.items():
            yield from places_of_words(value, (*path, name))
    elif isinstance(facts, (list, tuple)):
        for place, value in enumerate(facts):
            yield from places_of_words(value, (*path, place))


def replaced(facts: Any, path: Path, words: str) -> Any:
    """The facts with other words at one place."""
    if not path:
        return words
    if isinstance(facts, dict):
        return {**facts, path[0]: replaced(facts[str(path[0])], path[1:], words)}
    return [replaced(value, path[1:], words) if place == path[0] else value for place, value in enumerate(facts)]


EVERY_PLACE = [
    pytest.param(notice_id, path, id=f"{notice_id}: {'.'.join(map(str, path))}")
    for notice_id, notice in CATALOGUE.items()
    for path in places_of_words(notice.example.model_dump())
]


@pytest.mark.parametrize(("notice_id", "path"), EVERY_PLACE)
def test_hostile_words_are_refused_or_shown_as_words(notice_id: str, path: Path) -> None:
    notice = CATALOGUE[notice_id]
    facts = replaced(notice.example.model_dump(), path, HOSTILE)
    if path[-1] in CHOSEN_OR_MEASURED:
        with pytest.raises(ValidationError) as refused:
            notice.content.model_validate(facts)
        assert "alert(1)" not in str(refused.value)
        return
    letter = render(notice_id, notice.content.model_validate(facts))
    assert HOSTILE in letter.text
    assert "<script" not in letter.html
    assert "<img" not in letter.html
    assert str(escape(HOSTILE)) in letter.html


@pytest.mark.parametrize("notice_id", CATALOGUE)
def test_decomposed_letters_make_the_same_letter(notice_id: str) -> None:
    facts = CATALOGUE[notice_id].example.model_dump()
    for path in places_of_words(facts):
        typed = facts
        for step in path:
            typed = typed[step]
        facts = replaced(facts, path, unicodedata.normalize("NFD", typed))
    content: Content = CATALOGUE[notice_id].content.model_validate(facts)
    assert render(notice_id, content) == render(notice_id, example(notice_id))


@pytest.mark.parametrize("name", ["H'Hen Niê", "K'Brế", "Y Nhĩ", "Đặng Thị Ế"])
def test_names_of_every_people_are_written_whole(name: str) -> None:
    assert f"Kính gửi: {name}\n" in render("receipt", example("receipt", addressee=name)).text


@pytest.mark.parametrize("breaking", ["\r\n", "\n", "\r", "\u2028", "\x85", "\x0b", "\x00"])
@pytest.mark.parametrize("field", ["addressee", "procedure"])
def test_a_line_end_in_a_name_never_makes_a_header(field: str, breaking: str) -> None:
    for notice_id in CATALOGUE:
        letter = render(notice_id, example(notice_id, **{field: f"Nguyễn{breaking}Bcc: moi-nguoi@x.example"}))
        assert len(letter.subject.splitlines()) == 1
        assert letter.subject.isprintable()
        assert "Nguyễn Bcc: moi-nguoi@x.example" in letter.text


def test_a_name_cannot_turn_the_reading_direction() -> None:
    assert "Kính gửi: Lan Anh\n" in render("receipt", example("receipt", addressee="Lan\u202e An\u200bh\u2066")).text


@pytest.mark.parametrize(
    "typed",
    ["001204000123", "001 204 000 123", "001.204.000.123", "001-204-000123", "0012 0400 0123", "001 2 04 000123"],
)
def test_an_identity_number_in_a_reason_is_masked(typed: str) -> None:
    grounds = [{"reason": f"Số định danh {typed} không khớp.", "legal_basis": "Luật Hộ tịch"}]
    letter = render("intake_refusal", example("intake_refusal", grounds=grounds))
    assert "Số định danh 001******123 không khớp." in letter.text
    assert typed not in letter.text + letter.html + letter.sms + letter.subject


def test_an_old_identity_number_is_masked_and_telephones_and_codes_are_not() -> None:
    assert mask_identity_numbers("CMND 012345678") == "CMND 012***678"
    for kept in (
        "0912345678",
        "+84 912345678",
        "EA123456789VN",
        "H99.12.34-261121-0001",
        "1.200.000 đồng",
        "02433.824.606",
    ):
        assert mask_identity_numbers(kept) == kept


def test_a_whole_number_does_not_fit_the_notice_that_it_was_added() -> None:
    with pytest.raises(ValidationError) as refused:
        example("number_added", masked_number="001204000123")
    assert "001204000123" not in str(refused.value)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", 'https://x.example/" onclick="a', "https://x.example/a b", "ftp://x.example/"]
)
def test_a_link_that_is_not_a_page_is_refused(url: str) -> None:
    with pytest.raises(ValidationError):
        example("receipt", tracking_url=url)


@pytest.mark.parametrize(
    ("notice_id", "facts"),
    [
        ("supplement_request", {"items": []}),
        ("supplement_reminder", {"items": []}),
        ("intake_refusal", {"grounds": []}),
        ("refusal", {"grounds": []}),
        ("refusal", {"grounds": [{"reason": " \n ", "legal_basis": "Luật Hộ tịch"}]}),
        ("stopped", {"asked_by_applicant": False, "reason": None}),
        ("receipt", {"steps": []}),
        ("receipt", {"addressee": " \u200b "}),
        ("result_ready", {"delivery": "post"}),
        ("receipt", {"fee_due": -1}),
    ],
)
def test_an_empty_return_without_a_reason_cannot_be_written(notice_id: str, facts: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        example(notice_id, **facts)


def test_representations_and_logs_do_not_show_whom_a_letter_is_for() -> None:
    for notice_id in CATALOGUE:
        content = example(notice_id, addressee="Zyx Wvu")
        assert "Zyx" not in f"{content!r} {content} {render(notice_id, content)!r}"


@given(st.text())
def test_one_line_is_one_printable_line_and_cleaning_twice_changes_nothing(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert one_line(line) == line
    assert unicodedata.is_normalized("NFC", line)


@given(st.text())
def test_paragraphs_have_no_blank_lines_and_cleaning_twice_changes_nothing(text: str) -> None:
    cleaned = paragraphs(text)
    assert "" not in cleaned.split("\n") or cleaned == ""
    assert paragraphs(cleaned) == cleaned
