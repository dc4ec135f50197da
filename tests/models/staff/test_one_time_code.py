"""Codes of half a minute: accepted within the window, never twice, and none of another secret."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from models.staff.one_time_code import DRIFT, SECONDS, accepted_step, code_of, new_secret, step_at

SECRETS = some.integers(0, 2**160 - 1).map(
    lambda number: "".join("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[number >> shift & 31] for shift in range(0, 160, 5))
)
MOMENTS = some.integers(1_577_836_800, 3_786_912_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


@given(SECRETS, MOMENTS, some.integers(-4, 4), some.integers(-6, 3))
def test_a_code_is_taken_within_the_drift_and_after_the_one_before(
    secret: str, now: datetime, off: int, last_off: int
) -> None:
    """`off` is how far the telephone's clock is away, `last_off` when the last code was taken; both in steps."""
    present = step_at(now)
    typed, last = code_of(secret, present + off), present + last_off
    within = {step for step in range(present - DRIFT, present + DRIFT + 1) if code_of(secret, step) == typed}
    allowed = sorted(step for step in within if step > last)

    taken = accepted_step(secret, typed, now, last)

    assert taken == (allowed[0] if allowed else None)
    if abs(off) > DRIFT and not within:
        assert taken is None
    if abs(off) <= DRIFT and present + off > last:
        assert taken is not None


@given(SECRETS, MOMENTS, some.lists(some.tuples(some.integers(0, 50), some.integers(-2, 2)), max_size=12))
def test_of_any_sequence_no_step_is_taken_twice(secret: str, begin: datetime, tries: list[tuple[int, int]]) -> None:
    """Each try comes some seconds after the one before, with the code of a step beside the present."""
    now, last, taken = begin, 0, []
    for seconds, off in tries:
        now += timedelta(seconds=seconds)
        step = accepted_step(secret, code_of(secret, step_at(now) + off), now, last)
        if step is not None:
            assert accepted_step(secret, code_of(secret, step), now, step) != step
            taken.append(step)
            last = step
    assert taken == sorted(set(taken))


@given(SECRETS, MOMENTS, some.text(max_size=12))
def test_no_other_text_is_a_code(secret: str, now: datetime, typed: str) -> None:
    good = {code_of(secret, step_at(now) + off) for off in range(-DRIFT, DRIFT + 1)}
    assert (accepted_step(secret, typed, now, 0) is not None) == ("".join(typed.split()) in good)


def test_blanks_that_people_type_between_are_no_fault() -> None:
    now, secret = datetime(2026, 11, 20, 2, 0, tzinfo=UTC), new_secret()
    code = code_of(secret, step_at(now))
    assert accepted_step(secret, f" {code[:3]} {code[3:]} ", now, 0) == int(now.timestamp()) // SECONDS


def test_the_codes_are_those_of_the_standard() -> None:
    """RFC 6238 appendix B, SHA-1, the last six of its eight digits."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    told = {59: "287082", 1111111109: "081804", 1234567890: "005924", 20000000000: "353130"}
    for seconds, code in told.items():
        assert code_of(secret, seconds // SECONDS) == code
