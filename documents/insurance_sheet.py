"""Making the card out of an entry of the insurance office, approved or still only drafted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from documents.contents.insurance_card import InsuranceCard
from documents.contents.people import Signatory
from models.register.records.insurance_card import valid_until


def insurance_card(
    entry: Mapping[str, Any],
    *,
    agency: str,
    place: str,
    card_number: str,
    issued_on: date,
    signatory: Signatory,
    drawn_at: datetime,
    tracking_url: str = "",
) -> InsuranceCard:
    """This will make the card; a child is insured from the day it is born (Luật BHYT Đ16)."""
    born_on = date.fromisoformat(entry["child_born"])
    return InsuranceCard(
        drawn_at=drawn_at,
        tracking_url=tracking_url,
        agency=agency,
        place=place,
        card_number=card_number,
        full_name=entry["child_name"],
        born_on=born_on,
        gender=entry["child_gender"],
        address=entry["address"],
        first_care=entry["first_care"],
        valid_from=issued_on,
        valid_until=valid_until(born_on),
        signatory=signatory,
    )
