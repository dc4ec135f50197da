"""Where a parcel with the result would go: the address agreed on last, else the one that was filed."""

from __future__ import annotations

from models.dossier import Dossier
from procedures.forms.delivery import DeliveryAddress


def address_of(dossier: Dossier) -> DeliveryAddress | None:
    """It stays with a dossier whose result is fetched after all, for the next parcel; None when none was ever told."""
    told = dossier.delivery.get("address")
    return DeliveryAddress.model_validate(told) if told else None
