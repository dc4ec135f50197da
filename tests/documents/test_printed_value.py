"""Days, instants and sums as they stand on paper."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pydantic import BaseModel, ValidationError

from documents.printed_value import (
    ON_PAPER,
    Day,
    Dong,
    Moment,
    day_in_words,
    day_on_paper,
    moment_on_paper,
    sum_in_figures,
    sum_in_words,
)


def test_small_days_and_the_first_two_months_carry_a_zero() -> None:
    assert day_on_paper(date(2026, 2, 9)) == "ngày 09 tháng 02 năm 2026"
    assert day_on_paper(date(2026, 3, 10)) == "ngày 10 tháng 3 năm 2026"


def test_an_instant_is_shown_in_vietnams_time_whatever_zone_it_comes_in() -> None:
    assert moment_on_paper(datetime(2026, 12, 31, 17, 5, tzinfo=UTC)) == "00 giờ 05 phút, ngày 01 tháng 01 năm 2027"


def test_april_and_the_year_are_said_as_on_a_birth_certificate() -> None:
    assert day_in_words(date(2024, 4, 30)) == "Ngày ba mươi, tháng tư, năm hai nghìn không trăm hai mươi bốn"


def test_a_sum_is_shown_in_figures_and_words() -> None:
    assert sum_in_figures(1_250_000) == "1.250.000"
    assert sum_in_words(1_250_000) == "Một triệu hai trăm năm mươi nghìn đồng"


class _Kept(BaseModel):
    day: Day
    at: Moment
    paid: Dong


def test_a_content_that_is_kept_comes_back_as_it_was_and_only_paper_shows_words() -> None:
    kept = _Kept(day=date(2026, 11, 3), at=datetime(2026, 11, 3, 1, 15, tzinfo=UTC), paid=8000)
    assert _Kept.model_validate_json(kept.model_dump_json()) == kept
    assert kept.model_dump(mode="json", context=ON_PAPER) == {
        "day": "ngày 03 tháng 11 năm 2026",
        "at": "08 giờ 15 phút, ngày 03 tháng 11 năm 2026",
        "paid": "8.000",
    }


def test_an_instant_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValidationError):
        _Kept.model_validate({"day": "2026-11-03", "at": "2026-11-03T08:15:00", "paid": 1})
