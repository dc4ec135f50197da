"""What the steps of this office work with: partners, files, and what the office calls itself towards others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from documents.file_store import ContentStore
from engine.work import Work
from gateways.city_portal.city_portal import CityPortal
from gateways.outgoing.event_post import EventPost
from gateways.partners import Partners


@dataclass(frozen=True)
class Equipment:
    """`public_url` is where people find our pages, without a slash at its end. `events` tells other agencies what
    happened to their cases; an office without it is linked with nobody. `city_portal` is told how every dossier
    stands; what is owed to a portal nobody has named waits.

    `postal_customer` is who we are at the post, `payment_merchant` at the payment gateway; `mail_sender` is the
    address our e-mails come from.
    """

    partners: Partners
    files: ContentStore
    public_url: str
    postal_customer: str
    payment_merchant: str
    mail_sender: str
    events: EventPost | None = None
    city_portal: CityPortal | None = None

    def close(self) -> None:
        """This will let go of the pooled connections to all of them."""
        self.partners.close()
        if self.city_portal is not None:
            self.city_portal.close()


def equipment_of(work: Work) -> Equipment:
    """The engine carries the equipment without knowing it; here it gets its type back."""
    return cast(Equipment, work.equipment)
