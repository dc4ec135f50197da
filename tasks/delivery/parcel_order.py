"""What the post is told about a result it shall carry."""

from __future__ import annotations

from typing import Any

from engine.work import Work
from gateways.parcel_order import ParcelOrder, PostalParty
from models.money.owed import owed
from procedures.forms.delivery import Delivery
from tasks.equipment import equipment_of
from tasks.wording.applicant import everything_handed_over, requester
from tasks.wording.letterhead import agency_of


def parcel_order(work: Work) -> dict[str, Any]:
    """The order without its reference: what is still owed is collected at the door."""
    agency = agency_of(work.session, work.dossier)
    order = ParcelOrder(
        reference="to-be-given",
        customer_code=equipment_of(work).postal_customer,
        order_number=work.dossier.code,
        cod_amount=owed(work.session, work.dossier.id),
        sender=PostalParty(
            name=agency.one_stop_name,
            address=agency.address,
            tel=agency.phone,
            province=agency.province_code,
            desc=everything_handed_over(work.dossier),
        ),
        receiver=_receiver(work),
        description=everything_handed_over(work.dossier),
        gov_agency_code=agency.code,
        gov_agency_name=agency.name,
    )
    return order.model_dump(mode="json", exclude={"reference"})


def _receiver(work: Work) -> PostalParty:
    """The address agreed last goes before the one that was filed; without a recipient it is the applicant."""
    given, applicant = dict(work.dossier.delivery), requester(work.dossier)
    agreed = given.pop("address_text", None)
    filed = Delivery.model_validate({**given, "way": "post"}).address if given.get("address") else None
    return PostalParty(
        name=filed.recipient if filed else applicant.full_name,
        address=agreed or (filed.written() if filed else applicant.residence.written()),
        tel=(filed.phone if filed else applicant.phone) or agency_of(work.session, work.dossier).phone,
        province=filed.province if filed and not agreed else None,
        email=applicant.email,
    )
