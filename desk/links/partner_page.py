"""One agency's page: how it stands, its keys, addresses and scopes, what could not be read, what the nights found."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from desk.folder.who import names_of
from desk.links.find_partner import client_of
from desk.links.key_rows import key_rows, rotation_words
from desk.links.messages_aside import messages_aside
from desk.links.our_keys import our_keys
from desk.links.purpose import filed_here, titled
from desk.links.standing import standings
from desk.links.who import KEEPERS, SECOND
from models.linkage.compared_day import ComparedDay
from models.linkage.exchange_chain import head_of
from models.linkage.partner_agency import PartnerAgency
from models.partner_client import SEND_DOCUMENTS
from web.front_door import FrontDoor
from web.visit import Inside

NIGHTS = 14


def partner_page(inside: Inside, front: FrontDoor, partner: PartnerAgency) -> dict[str, Any]:
    """Everything the template of one agency shows; about fifteen questions to the database, whatever has passed."""
    session, client = inside.session, client_of(inside.session, partner)
    keys, people = key_rows(session, partner, front.machine.now())
    nights = select(ComparedDay).where(ComparedDay.partner == partner.code).order_by(ComparedDay.day.desc())
    return {
        "partner": partner,
        "client": client,
        "standing": standings(session, [partner], inside.now)[partner.code],
        "keys": keys,
        "rotation": rotation_words(keys),
        "ours": our_keys(front),
        "files_there": titled(partner.files_there),
        "files_here": titled(filed_here(client)),
        "sends_documents": client is not None and f"{SEND_DOCUMENTS}:*" in client.scopes,
        "aside": messages_aside(session, partner.code),
        "nights": list(session.scalars(nights.limit(NIGHTS))),
        "chain": head_of(session, partner.code),
        "names": names_of(session, people),
        "mine": inside.caller.actor.key,
        "keeps": bool(inside.caller.roles & set(KEEPERS)),
        "seconds": bool(inside.caller.roles & set(SECOND)),
    }
