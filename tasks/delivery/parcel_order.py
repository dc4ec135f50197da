"""What the post is told about a result it shall carry."""

from __future__ import annotations

from typing import Any

from engine.work import Work
from gateways.parcel_order import ParcelOrder, PostalParty
from models.delivery.address import address_of
from models.money.owed import owed
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
    """The address agreed on last goes before the one that was filed; without a recipient it is the applicant."""
    address, applicant = address_of(work.dossier), requester(work.dossier)
    # So an address was agreed on before it was told in its parts.
    in_words = work.dossier.delivery.get("address_text")
    return PostalParty(
        name=address.recipient if address else applicant.full_name,
        address=in_words or (address.written() if address else applicant.residence.written()),
        tel=(address.phone if address else applicant.phone) or agency_of(work.session, work.dossier).phone,
        province=address.province if address and not in_words else None,
        email=applicant.email,
    )
