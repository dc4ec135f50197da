"""A phrase is its Vietnamese text wherever it is kept or printed, and can be said in English where a page asks."""

from __future__ import annotations

import json
import pickle
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from language.in_english import in_english
from language.phrase import Grouped, Phrase, in_sense, large_first, one_after_another, phrase, small_first
from models.clock.written_time import hour_weekday_and_day, length_in_words
from models.role import Role
from web.language.english_pages import said, spoken
from web.pages import money

TEXTS = st.text(max_size=30)


def test_a_phrase_is_kept_and_sent_as_vietnamese() -> None:
    left = phrase("Còn {time}", time=phrase("{hours} giờ", hours=3))
    assert left == "Còn 3 giờ"
    assert json.dumps([left], ensure_ascii=False) == '["Còn 3 giờ"]'
    assert f"{left}." == "Còn 3 giờ."
    again = pickle.loads(pickle.dumps(left))
    assert isinstance(again, Phrase)
    assert again.values["time"] == "3 giờ"


def test_a_page_in_english_says_it_in_english_one_or_many() -> None:
    assert in_english(phrase("Còn {time}", time=phrase("{hours} giờ", hours=3))) == "3 hours left"
    assert in_english(phrase("Còn {time}", time=phrase("{hours} giờ", hours=1))) == "1 hour left"
    assert in_english(length_in_words(timedelta(hours=1, minutes=30))) == "1 hour 30 minutes"
    assert in_english(hour_weekday_and_day(datetime(2026, 11, 27, 9, tzinfo=UTC))) == "16:00 Friday 27/11/2026"
    assert in_english(money(1_250_000)) == "VND 1,250,000"
    assert str(money(1_250_000)) == "1.250.000 đồng"


def test_words_in_two_senses_are_the_same_in_vietnamese_and_two_in_english() -> None:
    role = in_sense("vai trò", "Giám sát")
    assert role == "Giám sát"
    assert (in_english(role), in_english("Giám sát")) == ("Supervisor", "Supervision")
    again = pickle.loads(pickle.dumps(role))
    assert in_english(small_first(again)) == "supervisor"
    assert in_english(phrase("{days} ngày làm việc", days="01")) == "01 working day"


def test_parts_put_together_keep_their_languages() -> None:
    roles = one_after_another(", ", (Role.CHAIRMAN.words, Role.SUPERVISOR.words))
    assert (str(roles), in_english(roles)) == ("Chủ tịch, Giám sát", "Chairman, Supervisor")
    assert in_english("(" + roles + ")") == "(Chairman, Supervisor)"
    assert in_english(one_after_another(" và ", ("a", "b"))) == "a and b"
    assert in_english(large_first(phrase("từ {at}", at="9:00"))) == "From 9:00"
    assert in_english(small_first(large_first(phrase("từ {at}", at="9:00")))) == "from 9:00"
    assert in_english(Grouped(16_000)) == "16,000"


def test_what_somebody_typed_is_never_translated_and_is_marked_and_escaped() -> None:
    told = phrase("{names} đang giữ việc này; bạn xem được nhưng chưa ghi được.", names="Nguyễn <b>An</b>")
    page = str(said(told))
    assert told.startswith("Nguyễn <b>An</b> đang giữ")
    assert page.startswith('<span lang="vi">Nguyễn &lt;b&gt;An&lt;/b&gt;</span> holds this work')
    assert spoken("Ghi chú của Lan") == "Ghi chú của Lan"
    assert str(said("Ghi chú của Lan")) == '<span lang="vi">Ghi chú của Lan</span>'


@given(TEXTS, TEXTS)
def test_no_text_typed_breaks_out_of_a_page(typed: str, other: str) -> None:
    page = str(said(phrase("{way}: {said}", way=typed, said=Phrase("{a}", a=other))))
    assert page.replace('<span lang="vi">', "").replace("</span>", "").count("<") == 0


@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), TEXTS, min_size=3))
def test_the_text_is_the_sentence_with_its_values(values: dict[str, str]) -> None:
    assert phrase("{a} – {b}: {c}", **values) == f"{values['a']} – {values['b']}: {values['c']}"
