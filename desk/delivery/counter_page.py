"""The page on which one result is handed over: what, to whom, for how much, and where a parcel has been."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from desk.delivery.hand_over import is_couple, last_hand_out, waiting_item
from desk.delivery.parcel_rows import events_of, parcel_rows
from desk.folder.who import names_of
from desk.lists.agency_time import calendar_of
from desk.words.mask import masked
from language.phrase import phrase
from models.delivery.give import component_title, given, kept_here
from models.delivery.hand_out import Recipient
from models.delivery.identity import Named, applicant_named, filed_proxy_named, spouses_named
from models.delivery.parcel import Parcel
from models.delivery.pickup_token import MOST_TRIES, PickupToken, live_token
from models.delivery.recipient import offered
from models.dossier import Dossier
from models.intake.component import Component
from models.money.owed import owed
from models.progress.work_item import WorkItem
from models.status import Ending, Status
from procedures.catalogue import find
from procedures.civil_words import DeliveryWay
from web.visit import Inside

# What a recipient shows; the number is compared and never written down, but for somebody the dossier does not name.
IDENTITY_PAPERS = ("Căn cước", "Căn cước điện tử trên VNeID", "Hộ chiếu", "Giấy chứng nhận căn cước")


@dataclass(frozen=True)
class Tried:
    """A form that was sent and not recorded: what was typed, and what is wrong with which box."""

    typed: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)
    message: str = ""


@dataclass(frozen=True)
class Person:
    """Somebody named by the dossier, as the page shows him: his number masked, for comparing with the eye."""

    name: str
    masked_number: str


def counter_content(inside: Inside, dossier: Dossier, tried: Tried) -> dict[str, Any]:
    """The content of the page; it names what hinders a hand-over instead of offering it."""
    item, hand_out = waiting_item(inside, dossier), last_hand_out(inside, dossier.id)
    at_counter = item is not None and item.line == "receives" and item.act != "receives:post"
    return {
        "dossier": dossier,
        "procedure": find(dossier.procedure).title,
        "standing": Ending(dossier.ending).words if dossier.ending else Status(dossier.status).words,
        "way": DeliveryWay.read(dossier.delivery_way).words,
        "item": item,
        "at_counter": at_counter,
        "hand_out": hand_out,
        "handed_by": names_of(inside.session, [hand_out.handed_by])[hand_out.handed_by] if hand_out else "",
        "recipients": Recipient,
        "given": given(inside.session, dossier),
        "tried": tried,
        "identity_papers": IDENTITY_PAPERS,
        **_parcels(inside, dossier),
        **(_counter(inside, dossier, item) if at_counter and item else {}),
    }


def _counter(inside: Inside, dossier: Dossier, item: WorkItem) -> dict[str, Any]:
    couple = spouses_named(dossier) if is_couple(item) else None
    proxy = filed_proxy_named(dossier)
    token = live_token(inside.session, dossier.id)
    return {
        "offered": offered(dossier, couple=couple is not None),
        "couple": [_person(one) for one in couple] if couple else [],
        "applicant": _person(applicant_named(dossier)),
        "filed_proxy": _person(proxy) if proxy else None,
        "owed": owed(inside.session, dossier.id),
        "originals": _originals(inside, dossier),
        "token": token,
        "token_words": _token_words(token, inside) if token else "",
    }


def _person(named: Named) -> Person:
    return Person(named.name, masked(named.numbers[0]) if named.numbers else "")


def _originals(inside: Inside, dossier: Dossier) -> list[tuple[Component, str]]:
    return [(component, component_title(dossier, component)) for component in kept_here(inside.session, dossier)]


def _token_words(token: PickupToken, inside: Inside) -> str:
    hindered = token.why_not(inside.now)
    if hindered:
        return hindered
    left = MOST_TRIES - token.tries
    if token.told_at:
        return phrase("Mã đã gửi cho người nộp; còn {left} lần gõ.", left=left)
    return phrase("Mã đã gửi cho người nộp (thư đang được gửi); còn {left} lần gõ.", left=left)


def _parcels(inside: Inside, dossier: Dossier) -> dict[str, Any]:
    wanted = select(Parcel).where(Parcel.dossier_id == dossier.id).order_by(Parcel.turn)
    parcels = list(inside.session.scalars(wanted))
    found = [(parcel, dossier.code, dossier.applicant_name) for parcel in parcels]
    return {
        "parcels": parcel_rows(inside.session, found, inside.now, calendar_of(inside)),
        "events": events_of(inside.session, [parcel.id for parcel in parcels]),
    }
