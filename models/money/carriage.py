"""Postage: whoever has a result brought pays for each parcel that is really carried, at the price of its day.

The postage charged at intake pays the first parcel. Whoever wants it brought later, or once more after it came back,
is charged for that parcel when it is ordered, and pays at the door. Nobody pays for what the post never took
(Quyết định 45/2016/QĐ-TTg; that a second parcel costs again: cần kiểm chứng).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from language.phrase import phrase
from models.agency import Agency
from models.clock.clock import VIETNAM
from models.delivery.parcel import Parcel
from models.dossier import Dossier
from models.money.charge_fees import facts_of_dossier, follow, put_line
from models.money.fee import FeeLine
from models.money.refund_cause import RefundCause
from models.rules.stored_price import tariff_of
from procedures.catalogue import find
from procedures.civil_words import DeliveryWay
from procedures.tariff import FeeKind, fee_lines
from procedures.tariff import FeeLine as TariffLine

_LATER = re.compile(r".+-(?P<turn>[0-9]+)")


def carriage_prices(session: Session, dossier: Dossier, now: datetime) -> list[TariffLine]:
    """What a parcel would cost today within the province and beyond; empty where the procedure charges no postage."""
    return [*_prices(session, dossier, now, near=True), *_prices(session, dossier, now, near=False)]


def charge_carriage(session: Session, dossier: Dossier, now: datetime) -> None:
    """This will charge for the parcel that is about to be ordered, unless it is; the dossier must be locked."""
    agency = session.get_one(Agency, dossier.agency_id)
    edition = find(dossier.procedure).edition(dossier.edition)
    near = facts_of_dossier(session, dossier, agency, edition).same_province_delivery
    turn = _carried(session, dossier.id) + 1
    charged = {line.code: line for line in charged_in_vain(session, dossier.id)}
    for line in _prices(session, dossier, now, near=near):
        wanted = _of_turn(line, turn)
        if charged.pop(wanted.code, None) is None:
            _write(session, dossier, wanted, now)
    for other in charged.values():
        other.amount, other.exempt_by = 0, RefundCause.CHARGED_ANEW.words
    session.flush()
    follow(session, dossier, now)


def charged_in_vain(session: Session, dossier_id: UUID) -> list[FeeLine]:
    """The postage charged for a parcel that the post has not taken."""
    postage = select(FeeLine).where(
        FeeLine.dossier_id == dossier_id, FeeLine.kind == FeeKind.POSTAGE.value, FeeLine.amount > 0
    )
    carried = _carried(session, dossier_id)
    return [line for line in session.scalars(postage.order_by(FeeLine.code)) if _turn_of(line.code) > carried]


def _prices(session: Session, dossier: Dossier, now: datetime, *, near: bool) -> tuple[TariffLine, ...]:
    agency = session.get_one(Agency, dossier.agency_id)
    edition = find(dossier.procedure).edition(dossier.edition)
    facts = replace(
        facts_of_dossier(session, dossier, agency, edition),
        delivery=DeliveryWay.POST,
        same_province_delivery=near,
        filed_on=now.astimezone(VIETNAM).date(),
    )
    rules = [rule for rule in edition.fee_rules if rule.kind is FeeKind.POSTAGE]
    return fee_lines(rules, None, facts, province=agency.province_code, tariff=tariff_of(session, agency.id))


def _carried(session: Session, dossier_id: UUID) -> int:
    return session.scalar(select(func.count()).select_from(Parcel).where(Parcel.dossier_id == dossier_id)) or 0


def _turn_of(code: str) -> int:
    later = _LATER.fullmatch(code)
    return int(later["turn"]) if later else 1


def _of_turn(line: TariffLine, turn: int) -> TariffLine:
    if turn == 1:
        return line
    title = phrase("{title} (lần {turn})", title=line.title, turn=turn)
    return replace(line, code=f"{line.code}-{turn}", title=title)


def _write(session: Session, dossier: Dossier, line: TariffLine, now: datetime) -> None:
    same = select(FeeLine).where(FeeLine.dossier_id == dossier.id, FeeLine.code == line.code)
    row = session.scalars(same).one_or_none()
    if row is None:
        row = FeeLine(dossier_id=dossier.id, code=line.code, written_at=now)
        session.add(row)
    put_line(row, line)
