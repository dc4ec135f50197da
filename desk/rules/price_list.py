"""Fees in force by procedure, with the price of each way of handing in, where it comes from and until when it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desk.member import member
from desk.rules.whose import counted_for
from language.phrase import one_after_another, small_first
from models.agency import Agency
from models.clock.written_time import in_vietnam
from models.rules.edition_start import edition_in_force
from models.rules.price_change import PriceChange, Quarter, last_quarter
from models.rules.stored_price import tariff_of
from procedures.catalogue import every_procedure
from procedures.civil_words import Channel
from procedures.fees.set_here import is_set_here
from procedures.procedure import Procedure
from procedures.tariff import FeeRule, Price, UnknownPrice, price
from web.visit import Inside

# A linked case is charged like any other; its ways of handing in are not offered to anybody at a desk.
WAYS = (Channel.DESK, Channel.POST, Channel.ONLINE)


@dataclass(frozen=True)
class Held:
    """A price and the ways for which it holds, empty where it holds for all of them."""

    ways: str
    price: Price


@dataclass(frozen=True)
class FeeRow:
    """`coming` are the agency's rows whose day has not come; `held` is empty where no price is known."""

    rule: FeeRule
    held: tuple[Held, ...]
    coming: tuple[Price, ...]
    set_here: bool

    @property
    def exemptions(self) -> str:
        return one_after_another(", ", (ground.words for ground in self.rule.exemptions))


@dataclass(frozen=True)
class ProcedureFees:
    procedure: Procedure
    rows: tuple[FeeRow, ...]


def price_list(inside: Inside) -> list[ProcedureFees]:
    """The procedures of the agency's own kind, each with the fees of the edition in force."""
    agency = inside.session.get_one(Agency, member(inside).agency_id)
    today, tariff = in_vietnam(inside.now).date(), tariff_of(inside.session, agency.id)
    listed = []
    for procedure in every_procedure():
        if procedure.handled_by is not agency.kind or procedure.for_agencies:
            continue
        rules = edition_in_force(inside.session, agency.id, procedure, today).fee_rules
        rows = tuple(_row(rule, agency.province_code, today, tariff) for rule in rules)
        if rows:
            listed.append(ProcedureFees(procedure, rows))
    return listed


def _row(rule: FeeRule, province: str, today: date, tariff: Sequence[Price]) -> FeeRow:
    coming = [row for row in tariff if row.entered_here and row.fee == rule.code and row.valid_from > today]
    ordered = tuple(sorted(coming, key=lambda row: row.valid_from))
    return FeeRow(rule, tuple(_held(rule.code, province, today, tariff)), ordered, is_set_here(rule))


def _held(fee: str, province: str, today: date, tariff: Sequence[Price]) -> Iterator[Held]:
    ways: dict[Price, list[Channel]] = {}
    for way in WAYS:
        try:
            ways.setdefault(price(fee, province=province, channel=way, on=today, tariff=tariff), []).append(way)
        except UnknownPrice:
            continue
    for row, those in ways.items():
        told = one_after_another(", ", (small_first(way.words) for way in those))
        yield Held("" if len(those) == len(WAYS) else told, row)


def fees_set_here() -> dict[str, str]:
    """The fees that may be entered here, by code, each once."""
    return {rule.code: rule.title for rule in _every_rule() if is_set_here(rule)}


def title_of_fee(code: str) -> str:
    return next((rule.title for rule in _every_rule() if rule.code == code), code)


def _every_rule() -> Iterator[FeeRule]:
    for procedure in every_procedure():
        for edition in procedure.editions:
            yield from edition.fee_rules


def quarter_of(inside: Inside, change: PriceChange) -> Quarter:
    """What last quarter's dossiers would have paid; those that the reader may be told of."""
    return last_quarter(inside.session, change, in_vietnam(inside.now).date(), counted_for(inside))
