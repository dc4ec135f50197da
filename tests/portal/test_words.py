"""Small words: masked names, lengths of time, the pass in its cookie, the field a request points at."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from portal.tracking_pass import LASTS, new_pass, read_pass, renewed, write_pass
from portal.words.masked_name import masked_name
from portal.words.working_time import working_time
from procedures.birth_registration import BIRTH_REGISTRATION
from procedures.field_at import field_title, value_at, value_in_words

EDITION = BIRTH_REGISTRATION.editions[0]
FILED = EDITION.example(date(2026, 10, 6)) if EDITION.example else {}
NOW = datetime(2026, 10, 6, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "masked"),
    [("Nguyễn Văn Mẫu", "Nguyễn V. M."), ("Y Bhăm", "Y B."), ("Mai", "M."), ("", ""), ("  Lê   Thị  Đào ", "Lê T. Đ.")],
)
def test_a_name_keeps_its_family_name_only(name: str, masked: str) -> None:
    assert masked_name(name) == masked


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(0), "0 phút làm việc"),
        (timedelta(minutes=45, seconds=59), "45 phút làm việc"),
        (timedelta(hours=8), "1 ngày làm việc"),
        (timedelta(hours=26, minutes=5), "3 ngày 2 giờ 5 phút làm việc"),
    ],
)
def test_a_working_day_has_eight_hours(length: timedelta, words: str) -> None:
    assert working_time(length) == words


def test_a_pass_is_read_as_it_was_written_until_it_ends() -> None:
    given = new_pass(uuid4(), "SECRET234567", NOW)
    written = write_pass(given)

    assert read_pass(written, NOW) == given
    assert read_pass(written, NOW + LASTS) is None
    assert renewed(given, NOW + LASTS).until == NOW + 2 * LASTS
    assert "SECRET" not in written
    assert set(written) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


def test_a_pass_that_was_touched_is_none() -> None:
    written = write_pass(new_pass(uuid4(), "SECRET234567", NOW))
    for place in range(0, len(written), 7):
        other = "A" if written[place] != "A" else "B"
        assert read_pass(written[:place] + other + written[place + 1 :], NOW) is None
    assert os.environ["MOTCUA_PERSONAL_KEY"]


@pytest.mark.parametrize(
    ("pointer", "title", "value"),
    [
        ("/declaration/child/full_name", "Trẻ được đăng ký khai sinh – Họ, chữ đệm, tên của trẻ", "Nguyễn Thị An Mẫu"),
        ("/declaration/child/sex", "Trẻ được đăng ký khai sinh – Giới tính của trẻ", "Nữ"),
        ("/declaration/child/ethnicity", "Trẻ được đăng ký khai sinh – Dân tộc của trẻ", "Kinh"),
        ("/declaration/child/birth_date", "Trẻ được đăng ký khai sinh – Ngày, tháng, năm sinh của trẻ", "15/09/2026"),
        ("/declaration/mother/nationality", "Người mẹ – Quốc tịch", "Việt Nam"),
        ("/declaration/parents_married", "Cha, mẹ đã đăng ký kết hôn", "Có"),
        ("/declaration/mother", "Người mẹ", ""),
        ("/declaration/nothing", "", ""),
        ("", "", ""),
    ],
)
def test_a_field_is_called_what_the_form_calls_it(pointer: str, title: str, value: str) -> None:
    assert field_title(EDITION, pointer) == title
    assert value_in_words(EDITION, pointer, value_at(FILED, pointer)) == value
