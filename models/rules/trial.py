"""What a dossier would have been under other rules: when due, which papers, how much; on paper only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.agency import Agency
from models.clock.due_of_dossier import DueFacts, due_by_facts
from models.clock.limits_here import Limits
from models.clock.working_calendar import WorkingCalendar
from models.dossier import Dossier
from models.intake.component import Component, Verdict
from models.money.charge_fees import declaration_of, facts_of_dossier
from models.rules.dry_run import DryRunRow
from models.rules.stored_price import tariff_of
from procedures.catalogue import find
from procedures.component import FilingFacts
from procedures.limits import Limit, parse_limit, write_limit
from procedures.procedure import Edition
from procedures.tariff import Price, UnknownPrice, fee_lines


@dataclass(frozen=True)
class Trial:
    """An edition in the programs, and the limits to be tried in place of its own, where any are named."""

    edition: str
    limit: Limit | None = None
    verified_limit: Limit | None = None

    def content(self) -> dict[str, Any]:
        return {
            "edition": self.edition,
            "limit": write_limit(self.limit) if self.limit else None,
            "verified_limit": write_limit(self.verified_limit) if self.verified_limit else None,
        }

    @classmethod
    def of(cls, content: Any) -> Trial:
        limits = [content[name] for name in ("limit", "verified_limit")]
        return cls(content["edition"], *(parse_limit(one) if one else None for one in limits))

    def limits_of(self, edition: Edition, channel: str) -> Limits:
        ordinary, verified = edition.limits_for(channel)
        if ordinary != edition.limit:
            return Limits(ordinary, verified)
        return Limits(self.limit or ordinary, self.verified_limit or verified)


@dataclass(frozen=True)
class Asked:
    """What an edition asks of a dossier: papers by their codes, and money in đồng where every price is known."""

    papers: frozenset[str]
    fee: int | None


def try_dossier(
    session: Session, trial: Trial, dossier: Dossier, facts: DueFacts, calendar: WorkingCalendar, now: datetime
) -> DryRunRow:
    """This will compare the dossier as it was with what it would have been; a new date given later is left out."""
    procedure = find(dossier.procedure)
    own, other = procedure.edition(dossier.edition), procedure.edition(trial.edition)
    undisturbed = replace(facts, given=None)
    before = due_by_facts(dossier, undisturbed, calendar, now).at
    tried = (other, trial.limits_of(other, dossier.channel))
    after = due_by_facts(dossier, undisturbed, calendar, now, tried=tried).at
    ready = dossier.issued_at or dossier.ended_at or now
    row = DryRunRow(
        dossier_id=dossier.id,
        due_before=before,
        due_after=after,
        late_before=ready > before,
        late_after=ready > after,
        missing=[],
        spared=[],
        unread=0,
    )
    try:
        _compare(session, dossier, own, other, row)
    except ValidationError as wrong:
        row.unread = wrong.error_count()
    return row


def _compare(session: Session, dossier: Dossier, own: Edition, other: Edition, row: DryRunRow) -> None:
    agency = session.get_one(Agency, dossier.agency_id)
    facts, tariff = facts_of_dossier(session, dossier, agency, own), tariff_of(session, agency.id)
    before = _asked(own, dossier, facts, agency.province_code, tariff)
    after = _asked(other, dossier, facts, agency.province_code, tariff)
    there = _handed_in(session, dossier)
    row.missing = sorted(after.papers - before.papers - there)
    row.spared = sorted(before.papers - after.papers)
    row.fee_before, row.fee_after = before.fee, after.fee


def _asked(edition: Edition, dossier: Dossier, facts: FilingFacts, province: str, tariff: Iterable[Price]) -> Asked:
    declared = declaration_of(dossier, edition)
    papers = frozenset(component.code for component in edition.components_needed(declared, facts))
    try:
        lines = fee_lines(edition.fee_rules, declared, facts, province=province, tariff=tariff)
    except UnknownPrice:
        return Asked(papers, None)
    return Asked(papers, sum(line.amount for line in lines))


def _handed_in(session: Session, dossier: Dossier) -> frozenset[str]:
    there = select(Component.code).where(
        Component.dossier_id == dossier.id,
        Component.replaced_at.is_(None),
        Component.verdict.not_in((Verdict.MISSING, Verdict.NOT_NEEDED)),
    )
    return frozenset(session.scalars(there))
