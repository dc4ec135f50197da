"""How a form stands while it is being filled in: what it still needs, what it costs, by when it will be answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from desk.intake.intake_page import Draftable, Wanted, components_wanted
from models.clock.due import DueDate, derive_due
from models.clock.limits_here import limits_here
from models.clock.working_calendar import WorkingCalendar
from models.rules.own_limit import OwnLimit, own_limit_on
from procedures.civil_words import Channel, PaymentWay
from procedures.component import FilingFacts, Necessity
from procedures.components.every_procedure import EXEMPTION_EVIDENCE
from procedures.filing import filing_model
from procedures.forms.filing import Filing
from procedures.limits import in_words
from procedures.procedure import Edition
from procedures.rules.filing_rules import facts_of
from procedures.rules.partial_reading import read_partly
from procedures.tariff import FeeLine, FeeRule, Price, UnknownPrice, fee_lines


@dataclass(frozen=True)
class Replaced:
    """What nobody need bring, because the office looks it up itself."""

    title: str
    source: str
    legal_basis: str


@dataclass(frozen=True)
class Fees:
    """What is due as the form stands. `open` are rules that cannot be told yet, with the words of their condition."""

    lines: tuple[FeeLine, ...]
    open: tuple[FeeRule, ...]
    unpriced: tuple[str, ...]
    unproven: bool

    @property
    def total(self) -> int:
        """In đồng."""
        return sum(line.amount for line in self.lines)


@dataclass(frozen=True)
class Standing:
    """`answer_by`: when the office says whether it takes the dossier; `due`: when the result is promised if it does."""

    wanted: tuple[Wanted, ...]
    replaced: tuple[Replaced, ...]
    fees: Fees
    way: PaymentWay | None
    answer_by: datetime
    due: DueDate
    limit: str

    @property
    def missing(self) -> list[Wanted]:
        return [one for one in self.wanted if one.is_missing]

    @property
    def must(self) -> list[Wanted]:
        return [one for one in self.wanted if one.must]

    @property
    def may_take_cash(self) -> bool:
        return self.way is PaymentWay.CASH and self.fees.total > 0


@dataclass(frozen=True)
class RulesHere:
    """What holds at this agency besides the law: where it is, its calendar, its prices and its own shorter limits."""

    province: str
    calendar: WorkingCalendar
    tariff: tuple[Price, ...]
    own_limits: Sequence[OwnLimit]


def standing_of(form: Draftable, body: Mapping[str, Any], here: RulesHere, now: datetime, today: date) -> Standing:
    filing = read_partly(filing_model(form.procedure, form.edition), body)
    facts = _facts(filing, today, here.province)
    own = own_limit_on(here.own_limits, form.procedure.code, form.edition.id, today)
    limit = limits_here(form.edition, facts.channel.value, own).ordinary
    return Standing(
        wanted=tuple(components_wanted(form, body, today)),
        replaced=tuple(_replaced(form.edition, filing, facts)),
        fees=_fees(form.edition, filing, facts, here, {row["code"] for row in body.get("components", ())}),
        way=_way(filing),
        answer_by=derive_due(form.edition.react_within, now, here.calendar).at,
        due=derive_due(limit, now, here.calendar),
        limit=in_words(limit),
    )


def _facts(filing: Filing, today: date, province: str) -> FilingFacts:
    """How it is filed; while a part of the form that decides it cannot be read yet, the ordinary way."""
    try:
        return facts_of(filing, today, agency_province=province)
    except AttributeError:
        return FilingFacts(channel=_channel(filing), filed_on=today)


def _channel(filing: Filing) -> Channel:
    found = filing.__dict__.get("channel", Channel.DESK)
    return found if isinstance(found, Channel) else Channel.DESK


def _way(filing: Filing) -> PaymentWay | None:
    payment = filing.__dict__.get("payment")
    way = payment.__dict__.get("way") if payment is not None else None
    return way if isinstance(way, PaymentWay) else None


def _replaced(edition: Edition, filing: Filing, facts: FilingFacts) -> list[Replaced]:
    """What a database answers in this dossier; a paper that is only kept as a way out is not asked for."""
    found = []
    for component in edition.components:
        if component.replaced_by is None:
            continue
        try:
            applies = component.applies(filing.__dict__.get("declaration"), facts)
        except AttributeError:
            applies = False
        if applies and component.necessity is not Necessity.OPTIONAL:
            found.append(Replaced(component.title, component.replaced_by.words, component.legal_basis))
    return found


def _fees(edition: Edition, filing: Filing, facts: FilingFacts, here: RulesHere, handed: set[str]) -> Fees:
    claimed = facts.exemption is not None
    proven = EXEMPTION_EVIDENCE.code in handed
    counted = facts if proven else replace(facts, exemption=None)
    lines: list[FeeLine] = []
    still_open: list[FeeRule] = []
    unpriced: list[str] = []
    for rule in edition.fee_rules:
        try:
            declared = filing.__dict__.get("declaration")
            lines += fee_lines((rule,), declared, counted, province=here.province, tariff=here.tariff)
        except AttributeError:
            still_open.append(rule)
        except UnknownPrice:
            unpriced.append(rule.title)
    return Fees(tuple(lines), tuple(still_open), tuple(unpriced), unproven=claimed and not proven)
