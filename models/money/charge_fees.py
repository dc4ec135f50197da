"""What a dossier costs, written down line by line; an exemption counts only with the evidence of it (Luật Hộ tịch Đ11).

Charged when it is accepted, and already at filing for whoever wants to pay online. Charging anew changes the lines to
what is right now: what is owed follows, and what was paid too much is proposed to be given back.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.agency import Agency
from models.clock.clock import VIETNAM
from models.delivery.address import address_of
from models.dossier import Dossier
from models.intake.component import Component, Verdict
from models.money.cancel_intent import cancel_intent, open_intent_of
from models.money.fee import FeeLine
from models.money.open_refund import give_back_surplus
from models.money.owed import owed
from models.money.refund_cause import RefundCause
from models.rules.stored_price import tariff_of
from procedures.catalogue import find
from procedures.civil_words import Channel, DeliveryWay, ExemptionGround
from procedures.component import FilingFacts
from procedures.components.every_procedure import EXEMPTION_EVIDENCE
from procedures.procedure import Edition
from procedures.tariff import FeeLine as TariffLine
from procedures.tariff import fee_lines

_NOT_EVIDENCE = (Verdict.MISSING, Verdict.NOT_NEEDED)


def charge_fees(session: Session, dossier: Dossier, now: datetime) -> int:
    """This will write the fee lines by the tariff of the agency on the day of receipt; returns the sum in đồng."""
    due = fees_of(session, dossier)
    before = {
        line.code: line for line in session.scalars(select(FeeLine).where(FeeLine.dossier_id == dossier.id)).all()
    }
    for line in due:
        row = before.pop(line.code, None)
        if row is None:
            session.add(_row(dossier, line, now))
        else:
            put_line(row, line)
    for gone in before.values():
        gone.amount, gone.exempt_by = 0, RefundCause.CHARGED_ANEW.words
    session.flush()
    follow(session, dossier, now)
    return sum(line.amount for line in due)


def fees_of(session: Session, dossier: Dossier) -> tuple[TariffLine, ...]:
    """What it costs as things stand; nothing of it is written down."""
    agency = session.get_one(Agency, dossier.agency_id)
    edition = find(dossier.procedure).edition(dossier.edition)
    return fee_lines(
        edition.fee_rules,
        declaration_of(dossier, edition),
        facts_of_dossier(session, dossier, agency, edition),
        province=agency.province_code,
        tariff=tariff_of(session, agency.id),
    )


def follow(session: Session, dossier: Dossier, now: datetime) -> None:
    """A sum that somebody is about to pay must be the one that is owed; what was paid beyond it goes back."""
    intent = open_intent_of(session, dossier.id)
    if intent is not None and intent.amount != owed(session, dossier.id):
        cancel_intent(session, dossier.id, now)
    give_back_surplus(session, dossier, RefundCause.CHARGED_ANEW, now)


def _row(dossier: Dossier, line: TariffLine, now: datetime) -> FeeLine:
    row = FeeLine(dossier_id=dossier.id, code=line.code, written_at=now)
    put_line(row, line)
    return row


def put_line(row: FeeLine, line: TariffLine) -> None:
    row.kind, row.title = line.kind.value, line.title
    row.unit_price, row.quantity, row.amount = line.unit_price, line.quantity, line.amount
    row.exempt_by = line.exempt_because.words if line.exempt_because else None
    row.legal_basis = line.source


def declaration_of(dossier: Dossier, edition: Edition) -> object:
    """What was declared, as the form of that edition reads it; pydantic's ValidationError when it cannot."""
    if edition.declaration_form is None:
        raise LookupError(f"{dossier.procedure} has no declaration form")
    return edition.declaration_form.model_validate(dossier.declaration)


def facts_of_dossier(session: Session, dossier: Dossier, agency: Agency, edition: Edition) -> FilingFacts:
    """How it was filed, as the rules of fees and components ask for it; an exemption only with its evidence."""
    asker = edition.requester_form.model_validate(dossier.applicant)
    address = address_of(dossier)
    return FilingFacts(
        channel=Channel.read(dossier.channel),
        filed_on=dossier.received_at.astimezone(VIETNAM).date(),
        by_proxy=asker.proxy is not None,
        proxy_is_close_kin=asker.proxy is not None and asker.proxy.kinship.is_close,
        delivery=DeliveryWay.read(dossier.delivery_way),
        same_province_delivery=address is None or address.province == agency.province_code,
        exemption=_proven_exemption(session, dossier),
        for_organisation=asker.organisation is not None,
    )


def _proven_exemption(session: Session, dossier: Dossier) -> ExemptionGround | None:
    """What was claimed, if evidence of it was handed in and nobody found it wanting."""
    claimed = dossier.filing_facts.get("exemption")
    if not claimed or not _has_evidence(session, dossier.id):
        return None
    return ExemptionGround.read(claimed)


def _has_evidence(session: Session, dossier_id: UUID) -> bool:
    evidence = select(Component.id).where(
        Component.dossier_id == dossier_id,
        Component.code == EXEMPTION_EVIDENCE.code,
        Component.replaced_at.is_(None),
        Component.verdict.not_in(_NOT_EVIDENCE),
    )
    return session.scalars(evidence).first() is not None
