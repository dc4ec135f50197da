"""What a birth costs: nothing in time, a fee when late, copies by the sheet, postage apart."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from procedures.civil_words import Channel, ExemptionGround
from procedures.filing import facts_of
from procedures.tariff import TARIFF, FeeKind, FeeLine, Price, UnknownPrice, fee_lines, price
from tests.procedures.bodies import EDITION, FILED, body, filing
from tests.procedures.test_filings import PARCEL

NO_COPIES = {"/declaration/copies": {"wanted": False}}
LATE = {"/declaration/child/birth_date": "2026-01-05", "/declaration/evidence/issued_on": "2026-01-06"}


def lines(changes: dict[str, Any], province: str = "01") -> dict[str, FeeLine]:
    good = filing(body(changes))
    facts = facts_of(good, FILED, agency_province=province)
    due = fee_lines(EDITION.fee_rules, good.declaration, facts, province=province)
    return {line.code: line for line in due}


def test_a_birth_registered_in_time_costs_nothing() -> None:
    assert lines(NO_COPIES) == {}


def test_two_copies_cost_sixteen_thousand() -> None:
    (copy,) = lines({"/declaration/copies": {"wanted": True, "number": 2}}).values()

    assert (copy.kind, copy.unit_price, copy.quantity, copy.amount) == (FeeKind.CHARGE, 8_000, 2, 16_000)
    assert copy.verified


def test_a_late_birth_pays_the_fee_of_the_province() -> None:
    (fee,) = lines({**NO_COPIES, **LATE}).values()

    assert (fee.code, fee.kind, fee.amount) == ("birth-overdue", FeeKind.FEE, 5_000)
    assert not fee.verified


def test_the_exempt_see_the_line_and_pay_nothing_but_their_copies() -> None:
    due = lines({**LATE, "/payment/exemption": "poor"})

    assert due["birth-overdue"].exempt_because is ExemptionGround.POOR
    assert due["birth-overdue"].amount == 0
    assert due["copy"].amount == 16_000


def test_postage_is_a_line_of_its_own_and_dearer_to_another_province() -> None:
    near = lines({**NO_COPIES, "/delivery": PARCEL})
    far = lines({**NO_COPIES, "/delivery": PARCEL}, province="31")

    assert [(line.code, line.kind) for line in near.values()] == [("postage-same-province", FeeKind.POSTAGE)]
    assert list(far) == ["postage-other-province"]
    assert far["postage-other-province"].amount > near["postage-same-province"].amount


def test_a_province_without_a_known_level_says_so() -> None:
    with pytest.raises(UnknownPrice, match="79"):
        lines({**NO_COPIES, **LATE}, province="79")


def test_hai_phong_charges_nothing_online_from_the_eighth_of_august() -> None:
    online = {"province": "31", "channel": Channel.ONLINE}

    assert price("birth-overdue", on=date(2026, 8, 8), **online).amount == 0  # type: ignore[arg-type]
    with pytest.raises(UnknownPrice):
        price("birth-overdue", on=date(2026, 8, 7), **online)  # type: ignore[arg-type]


def test_the_most_particular_and_newest_price_wins() -> None:
    def row(amount: int, **about: Any) -> Price:
        return Price(fee="x", amount=amount, source="thử", **{"valid_from": date(2026, 1, 1), **about})

    everywhere = row(1)
    newer = row(2, valid_from=date(2026, 6, 1))
    here = row(3, province="01")
    here_online = row(4, province="01", channel=Channel.ONLINE)
    table = (here_online, everywhere, here, newer)

    def asked(province: str, channel: Channel, on: date = FILED) -> int:
        return price("x", province=province, channel=channel, on=on, tariff=table).amount

    assert asked("79", Channel.DESK) == 2
    assert asked("79", Channel.DESK, date(2026, 5, 31)) == 1
    assert asked("01", Channel.DESK) == 3
    assert asked("01", Channel.ONLINE) == 4


def test_an_ended_price_is_no_price() -> None:
    ended = Price(fee="x", amount=1, source="thử", valid_from=date(2026, 1, 1), valid_to=date(2026, 1, 31))

    with pytest.raises(UnknownPrice):
        price("x", province="01", channel=Channel.DESK, on=date(2026, 2, 1), tariff=(ended,))


def test_every_fee_of_a_birth_has_a_price_in_the_demo_province() -> None:
    for rule in EDITION.fee_rules:
        assert price(rule.code, province="01", channel=Channel.DESK, on=FILED).amount >= 0


def test_no_price_is_negative_and_every_price_names_its_source() -> None:
    assert all(row.amount >= 0 and row.source for row in TARIFF)


def test_no_two_rows_of_the_tariff_say_different_things_of_the_same_day() -> None:
    places = [(row.fee, row.province, row.channel, row.valid_from) for row in TARIFF]

    assert len(places) == len(set(places))
    assert all(row.source and row.amount >= 0 for row in TARIFF)


def test_the_newest_row_in_force_wins_and_an_ended_one_never() -> None:
    rows = (
        Price(fee="copy", amount=8_000, source="cũ", valid_from=date(2017, 1, 1), valid_to=date(2026, 12, 31)),
        Price(fee="copy", amount=10_000, source="mới", valid_from=date(2027, 1, 1)),
        Price(fee="copy", province="31", channel=Channel.ONLINE, amount=0, source="tỉnh", valid_from=date(2026, 8, 8)),
    )

    def at(day: date, province: str = "01", channel: Channel = Channel.DESK) -> int:
        return price("copy", province=province, channel=channel, on=day, tariff=rows).amount

    assert (at(date(2026, 12, 31)), at(date(2027, 1, 1))) == (8_000, 10_000)
    assert at(date(2027, 1, 1), "31", Channel.ONLINE) == 0
    assert at(date(2027, 1, 1), "31") == 10_000
