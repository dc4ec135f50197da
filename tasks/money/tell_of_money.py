"""Letters about money that moved outside of any reading: paid online and booked, given back, or not given back."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

import structlog
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from engine.office import Office
from engine.reading import Place
from models.acts.answer import lock_dossier
from models.dossier import Dossier
from models.failpoint import failpoint
from models.money.fee import CashReceipt
from models.money.owed import owed
from models.money.payment import OnlinePayment
from models.money.refund import Refund, RefundState
from notifications.notices.payment_received import PAYMENT_RECEIVED, PaymentReceived
from notifications.notices.refund_decided import REFUND_DECIDED, RefundDecided
from tasks.equipment import Equipment
from tasks.wording.common_facts import common_facts_of
from tasks.write_letter import owe_letter

log = structlog.get_logger("money")


def tell_of_money(office: Office, count: int = 20) -> int:
    """This will write the letters still owed; returns how many."""
    with office.database.transaction() as session:
        payments = list(session.scalars(select(OnlinePayment.id).where(_booked_not_told()).limit(count)))
        refunds = list(session.scalars(select(Refund.id).where(_decided_not_told()).limit(count)))
    told = sum(_told(office, OnlinePayment, payment) for payment in payments)
    return told + sum(_told(office, Refund, refund) for refund in refunds)


def _booked_not_told() -> ColumnElement[bool]:
    return OnlinePayment.receipt_id.is_not(None) & OnlinePayment.told_at.is_(None)


def _decided_not_told() -> ColumnElement[bool]:
    return Refund.state.in_([RefundState.PAID, RefundState.DECLINED]) & Refund.told_at.is_(None)


def _told(office: Office, table: type[Any], row_id: UUID) -> bool:
    """Trouble with one family's letter keeps no other family from getting theirs."""
    try:
        with office.database.transaction() as session:
            dossier_id = session.scalars(select(table.dossier_id).where(table.id == row_id)).one()
            dossier = lock_dossier(session, dossier_id)
            row: OnlinePayment | Refund = session.get_one(table, row_id, populate_existing=True)
            if row.told_at is not None:
                return False
            _write(session, office, dossier, row)
            row.told_at = office.clock.now()
            session.flush()
            failpoint("money.before_telling")
    except Exception as error:
        log.error("money not told", kind=type(error).__name__)
        return False
    return True


def _write(session: Session, office: Office, dossier: Dossier, row: OnlinePayment | Refund) -> None:
    now = office.clock.now()
    common = common_facts_of(session, dossier, cast(Equipment, office.equipment), now)
    if isinstance(row, Refund):
        given_back = row.state is RefundState.PAID
        refund = RefundDecided(
            **common,
            amount=row.amount,
            given_back=given_back,
            online=row.way == "online",
            cause=row.cause.words,
            reason=None if given_back else row.reason,
            at=row.paid_at or row.decided_at or now,
        )
        owe_letter(session, dossier, Place(row.leg, "tells", 1), REFUND_DECIDED.id, refund.kept(), now)
        return
    receipt = session.get_one(CashReceipt, row.receipt_id)
    paid = PaymentReceived(
        **common,
        amount=receipt.amount,
        number=f"{receipt.number:04d}/{receipt.year}",
        paid_at=row.paid_at,
        still_owed=owed(session, dossier.id),
    )
    owe_letter(session, dossier, Place(f"payment/{row.id}", "tells", 1), PAYMENT_RECEIVED.id, paid.kept(), now)
