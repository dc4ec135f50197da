"""Every notice, in every turn its templates can take, is a whole letter."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import notifications
from notifications.catalogue import CATALOGUE, UnknownNotice, content_of
from notifications.content import Content
from notifications.render import WrongContent, render
from notifications.sms_text import fits, is_gsm7
from tests.notifications.letters import EVERY_LETTER, example, with_facts

LETTERS = [pytest.param(*letter, id=name) for name, letter in EVERY_LETTER.items()]
TEMPLATES = Path(notifications.__file__).parent / "templates"


class Page(HTMLParser):
    """What a mail reader sees: the tags in order, and the words outside the head."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self._in_body = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.extend(attrs)
        self._in_body = self._in_body or tag == "body"

    def handle_data(self, data: str) -> None:
        if self._in_body:
            self.words += f" {data} "


def said(words: str) -> str:
    """The letters and digits alone, so that two layouts of the same sentences are equal."""
    return re.sub(r"\W", "", words.casefold())


@pytest.mark.parametrize(("notice_id", "content"), LETTERS)
def test_a_letter_has_no_unfilled_place(notice_id: str, content: Content) -> None:
    letter = render(notice_id, content)
    for words in (letter.subject, letter.text, letter.html, letter.sms):
        assert words.strip()
        assert not re.search(r"\{\{|\}\}|\{%|%\}|\bNone\b|Undefined|\bFalse\b|\bTrue\b", words)
    for words in (letter.subject, letter.text, letter.sms):
        assert not re.search(r" [,.;:]|,,|\.\.|: \.", words), "a sentence has a hole in it"
    assert "\n\n\n" not in letter.text


@pytest.mark.parametrize(("notice_id", "content"), LETTERS)
def test_the_plain_and_the_html_letter_say_the_same(notice_id: str, content: Content) -> None:
    letter = render(notice_id, content)
    unnumbered = re.sub(r"^\d+\. ", "", letter.text, flags=re.MULTILINE)
    assert said(Page(letter.html).words) == said(unnumbered)


@pytest.mark.parametrize(("notice_id", "content"), LETTERS)
def test_a_letter_says_what_to_do_where_to_ask_and_where_to_look(notice_id: str, content: Content) -> None:
    letter = render(notice_id, content)
    assert f"Kính gửi: {content.addressee}\n" in letter.text
    for heading in ("VIỆC CẦN LÀM", "HỒ SƠ", "LIÊN HỆ"):
        assert f"\n{heading}\n" in letter.text
    for fact in (content.code, content.tracking_url, content.office.phone, content.office.opening_hours):
        assert fact in letter.text
    assert content.code in letter.subject
    assert content.code in letter.sms
    assert content.tracking_url in letter.sms


@pytest.mark.parametrize(("notice_id", "content"), LETTERS)
def test_an_html_letter_is_simple_and_fetches_nothing(notice_id: str, content: Content) -> None:
    page = Page(render(notice_id, content).html)
    assert not {"table", "img", "link", "script", "iframe", "form", "object"} & set(page.tags)
    assert page.tags.count("h1") == 1
    assert ("lang", "vi") in page.attributes
    fetched = [value for name, value in page.attributes if name in {"src", "srcset", "background", "style", "onclick"}]
    assert fetched == []
    assert {value for name, value in page.attributes if name == "href"} == {content.tracking_url}


@pytest.mark.parametrize(("notice_id", "content"), LETTERS)
def test_a_letter_kept_as_json_is_the_same_letter_later(notice_id: str, content: Content) -> None:
    kept = json.loads(json.dumps(content.kept(), ensure_ascii=False, sort_keys=True))
    assert content_of(notice_id, kept) == content


@pytest.mark.parametrize(("notice_id", "content"), LETTERS)
def test_a_text_message_is_unaccented_and_at_most_two_parts(notice_id: str, content: Content) -> None:
    sms = render(notice_id, content).sms
    assert is_gsm7(sms)
    assert sms.isascii()
    assert "?" not in sms.replace(content.tracking_url, "")
    assert fits(sms)


@pytest.mark.parametrize(("notice_id", "content"), LETTERS)
def test_long_codes_and_addresses_still_make_two_parts(notice_id: str, content: Content) -> None:
    office = content.office.model_dump() | {"name": "TTPVHCC xã " + "Đ" * 80, "phone": "0243.0000.000.1"}
    url = "https://motcua.ubnd.example/tra-cuu/".ljust(100, "a")
    longest = with_facts(content, code="H99.123.456-261130-0000001234", tracking_url=url, office=office)
    assert fits(render(notice_id, longest).sms)


@pytest.mark.parametrize(("notice_id", "content"), LETTERS)
def test_subjects_and_text_messages_name_nobody(notice_id: str, content: Content) -> None:
    letter = render(notice_id, with_facts(content, addressee="Zyx Wvu"), accented_sms=True)
    assert "Zyx" in letter.text
    assert "Zyx" not in letter.subject + letter.sms


def test_a_text_message_keeps_its_accents_where_the_office_pays_for_them() -> None:
    assert "đã tiếp nhận hồ sơ" in render("receipt", example("receipt"), accented_sms=True).sms


def test_every_notice_has_its_folder_and_every_folder_its_notice() -> None:
    folders = {
        folder.name: {file.name for file in folder.iterdir()} for folder in TEMPLATES.iterdir() if folder.is_dir()
    }
    assert folders == {notice_id: {"subject.txt", "body.txt", "body.html", "sms.txt"} for notice_id in CATALOGUE}


def test_every_notice_has_a_file_of_its_name() -> None:
    files = {file.stem for file in (TEMPLATES.parent / "notices").glob("*.py")} - {"__init__"}
    assert files == set(CATALOGUE)


def test_a_notice_nobody_wrote_is_named_in_the_error() -> None:
    with pytest.raises(UnknownNotice, match="condolence"):
        render("condolence", example("receipt"))


def test_a_notice_refuses_the_content_of_another() -> None:
    with pytest.raises(WrongContent, match="refusal is filled with Refusal, not Receipt"):
        render("refusal", example("receipt"))
