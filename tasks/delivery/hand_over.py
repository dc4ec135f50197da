"""Handing the result over the way the family chose last: on the shelf, behind the link, or to the post."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from engine.outward_step import Answer, OutwardStep
from engine.work import Work
from gateways import post_office
from gateways.parcel_order import ParcelOrder
from models.acts.outcome import Outcome
from models.money.cancel_intent import cancel_intent
from models.money.carriage import charge_carriage
from models.money.owed import owed
from models.money.settle_at_end import forgo_postage
from notifications.notices.parcel_sent import PARCEL_SENT, ParcelSent
from notifications.notices.result_ready import RESULT_READY, ResultReady
from procedures.civil_words import DeliveryWay
from tasks.delivery.keep_parcel import keep_parcel
from tasks.delivery.parcel_order import parcel_order
from tasks.equipment import Equipment
from tasks.reaching_out import reaching_out
from tasks.register.result_drawn_up import ResultDrawnUp
from tasks.wording.applicant import everything_handed_over
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
    if work.dossier.delivery_way != DeliveryWay.POST.value:
        return None
    # What the post is told to collect nobody may be paying elsewhere.
    cancel_intent(work.session, work.dossier.id, work.now)
    charge_carriage(work.session, work.dossier, work.now)
    return parcel_order(work)


def _to_be_fetched(work: Work, result: ResultDrawnUp) -> Handed:
    forgo_postage(work.session, work.dossier, NO_PARCEL, work.now)
    way = DeliveryWay.read(work.dossier.delivery_way)
    notice = ResultReady(
        **common_facts(work),
        result=everything_handed_over(work.dossier),
        delivery=way,
        originals_to_bring=originals_to_bring(work.session, work.dossier),
        fee_due=owed(work.session, work.dossier.id),
    )
    write_letter(work, RESULT_READY, notice)
    return Handed(way=way.value, document_id=result.document_id)


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
        result=everything_handed_over(work.dossier),
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
