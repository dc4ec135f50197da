"""Templates are read as a translator reads: whole sentences, with places for what is shown and what stands inside."""

from __future__ import annotations

from pathlib import Path

import pytest

from language.catalogue import Entry
from language.sense import with_sense
from operations.words.from_templates import ROOT, said_in
from web.language.template import Translation
from web.language.tokens import tokens
from web.pages import Pages

EVERY_TEMPLATE = sorted((ROOT / "desk" / "templates").rglob("*.html")) + sorted((ROOT / "web").rglob("*.html"))
EVERY_TEMPLATE += sorted((ROOT / "portal" / "templates").rglob("*.html"))


def translated(source: str, **english: str) -> str:
    words = {key.replace("_", " "): text for key, text in english.items()}
    return Translation(lambda said: Entry(words.get(said, said), words.get(said, said))).of(source)


@pytest.mark.parametrize("template", EVERY_TEMPLATE, ids=lambda path: path.name)
def test_a_template_is_cut_without_losing_a_letter(template: Path) -> None:
    source = template.read_text(encoding="utf-8")
    assert "".join(token.source for token in tokens(source)) == source


def test_a_sentence_is_one_whatever_stands_inside_it() -> None:
    assert said_in("<p>Có {{ n }} <a href='/x'>hồ sơ mật</a> chờ bạn.</p>") == ["Có {n} <a>hồ sơ mật</a> chờ bạn."]
    assert said_in("<p>{{ who }} đã nhận{% if at %} lúc {{ at|when }}{% endif %}.</p>") == [
        "{who} đã nhận{if} lúc {at}{endif}."
    ]


def test_things_side_by_side_are_sentences_of_their_own() -> None:
    assert said_in("<p><a href='/a'>Trước</a> <a href='/b'>Sau</a></p>") == ["Trước", "Sau"]
    assert said_in("<p>{% if a %}Một câu.{% else %}Câu khác.{% endif %}</p>") == ["Một câu.", "Câu khác."]
    assert said_in("<p>{{ a }} · nhận {{ b }}</p>") == ["nhận {b}"]
    assert said_in("<button>Ghi <kbd>Ctrl Enter</kbd></button>") == ["Ghi"]


def test_a_sense_tells_the_same_words_apart() -> None:
    source = "<nav>{#: danh mục #}<a href='/x'>Thủ tục</a></nav><th>Thủ tục</th>"
    assert said_in(source) == [with_sense("danh mục", "Thủ tục"), "Thủ tục"]
    pages = Pages()
    assert pages.english.from_string(source).render() == "<nav><a href='/x'>Procedures</a></nav><th>Procedure</th>"
    assert pages.environment.from_string(source).render() == "<nav><a href='/x'>Thủ tục</a></nav><th>Thủ tục</th>"
    titled = "{% block title %}{#: danh mục #}Thủ tục{% endblock %}<p>Thủ tục</p>"
    assert pages.english.from_string(titled).render() == "Procedures<p>Procedure</p>"


def test_labels_are_said_and_addresses_are_left_alone() -> None:
    source = '<a href="/viec?tim={{ q }}" aria-label="Mở {{ code }}" class="nut">Mở</a>'
    assert sorted(said_in(source)) == ["Mở", "Mở {code}"]
    assert 'href="/viec?tim={{ q }}"' in translated(source)


def test_what_is_marked_vietnamese_stays_as_it_is() -> None:
    source = '<p lang="vi">Nguyên văn thư: {{ text }}</p>'
    assert translated(source) == source


def test_one_and_many_are_told_apart_by_the_number_shown() -> None:
    made = Translation(lambda said: Entry("{n} dossier", "{n} dossiers")).of("<b>{{ n }} hồ sơ</b>")
    pages = Pages()
    assert [pages.english.from_string(made).render(n=n) for n in (1, 2)] == ["<b>1 dossier</b>", "<b>2 dossiers</b>"]


def test_a_page_in_vietnamese_is_written_by_the_templates_as_they_stand() -> None:
    environment = Pages().environment
    assert environment.extensions == {}
    assert environment.from_string("{{ a ~ ', ' ~ b }}").render(a="Mở", b="Đóng") == "Mở, Đóng"
