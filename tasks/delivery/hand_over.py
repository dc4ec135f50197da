"""Handing the result over the way the family chose last: on the shelf, behind the link, or to the post."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import select

from engine.outward_step import Answer, OutwardStep
from engine.work import Work
from gateways import post_office
from gateways.parcel_order import ParcelOrder
from models.acts.outcome import Outcome
from models.delivery.parcel import Parcel
from models.money.fee import FeeLine
from models.money.owed import owed
from notifications.notices.parcel_sent import PARCEL_SENT, ParcelSent
from notifications.notices.result_ready import RESULT_READY, ResultReady
from procedures.civil_words import DeliveryWay
from procedures.tariff import FeeKind
from tasks.delivery.keep_parcel import keep_parcel
from tasks.delivery.parcel_order import parcel_order
from tasks.equipment import Equipment
from tasks.reaching_out import reaching_out
from tasks.register.result_drawn_up import ResultDrawnUp
from tasks.wording.applicant import result_title
from tasks.wording.common_facts import common_facts
from tasks.wording.components import originals_to_bring
from tasks.write_letter import write_letter

NO_PARCEL = "không gửi qua bưu chính"


class Handed(Outcome):
    """`way` is desk, online or post. `under_way` is false when the post would not take the parcel."""

    way: str
    document_id: UUID | None = None
    under_way: bool = True
    reference: str | None = None
    parcel_id: UUID | None = None


def _order(work: Work, result: ResultDrawnUp) -> dict[str, Any] | None:
    return parcel_order(work) if work.dossier.delivery_way == DeliveryWay.POST.value else None


def _to_be_fetched(work: Work, result: ResultDrawnUp) -> Handed:
    _forgo_postage(work)
    way = DeliveryWay.read(work.dossier.delivery_way)
    notice = ResultReady(
        **common_facts(work),
        result=result_title(work.dossier),
        delivery=way,
        originals_to_bring=originals_to_bring(work.session, work.dossier),
        fee_due=owed(work.session, work.dossier.id),
    )
    write_letter(work, RESULT_READY, notice)
    return Handed(way=way.value, document_id=result.document_id)


def _forgo_postage(work: Work) -> None:
    """Nobody pays for a parcel that the post never carried; what was paid for it already is given back by hand."""
    sent = work.session.scalars(select(Parcel.id).where(Parcel.dossier_id == work.dossier.id)).first()
    if sent is not None:
        return
    postage = select(FeeLine).where(
        FeeLine.dossier_id == work.dossier.id, FeeLine.kind == FeeKind.POSTAGE.value, FeeLine.amount > 0
    )
    for line in work.session.scalars(postage):
        if owed(work.session, work.dossier.id) >= line.amount:
            line.amount, line.exempt_by = 0, NO_PARCEL
    work.session.flush()


def _send(equipment: Equipment, reference: str, request: Any) -> Answer:
    with reaching_out():
        order = ParcelOrder.model_validate({**request, "reference": reference})
        return {"tracking_code": equipment.partners.post_office.book(order).tracking_code}


def _inquire(equipment: Equipment, reference: str) -> Answer | None:
    with reaching_out():
        standing = equipment.partners.post_office.inquire(reference)
    return None if standing is None else {"tracking_code": standing.tracking_code}


def _booked(work: Work, reference: str, answer: Answer) -> Handed:
    parcel = keep_parcel(work.session, reference, answer["tracking_code"], work.now)
    parcel.tracking_code = answer["tracking_code"]
    notice = ParcelSent(
        **common_facts(work),
        result=result_title(work.dossier),
        carrier="Bưu điện",
        parcel_code=parcel.tracking_code,
        sent_at=work.now,
        cash_on_delivery=parcel.cod_amount,
    )
    write_letter(work, PARCEL_SENT, notice)
    return Handed(way=DeliveryWay.POST.value, reference=reference, parcel_id=parcel.id)


def _not_taken(work: Work, reference: str, code: str) -> Handed:
    return Handed(way=DeliveryWay.POST.value, under_way=False)


hand_over = OutwardStep(
    line="hand_over",
    title="Chuyển kết quả để trả",
    partner=post_office.NAME,
    kind="parcel",
    outcome=Handed,
    intend=_order,
    send=_send,
    inquire=_inquire,
    confirm=_booked,
    refused=_not_taken,
    spared=_to_be_fetched,
)
