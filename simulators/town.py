"""All partners together in one process, each on its own port with its own ledger."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from fastapi import APIRouter

from simulators import (
    listener,
    mail_sink,
    population_database,
    post_office,
    signature,
    sms_gateway,
)
from simulators.addresses import Addresses, Wishes
from simulators.agencies import other_commune, partner_agency
from simulators.agencies.other_commune import OtherCommune
from simulators.agencies.partner_agency import PartnerAgency
from simulators.callbacks import Callbacks, Sender
from simulators.city_portal import trade as city_portal
from simulators.city_portal.trade import CityPortal
from simulators.control import draw_up
from simulators.ledger import Ledger
from simulators.listener import HOST, Listener
from simulators.mail_sink import MailSink
from simulators.money import payment_gateway
from simulators.money.payment_gateway import PaymentGateway
from simulators.partner import Partner, Possibilities
from simulators.population_database import PopulationDatabase
from simulators.post_office import PostOffice
from simulators.sms_gateway import SmsGateway


class Trade(Protocol):
    """What a partner does for a living, as routes."""

    def routes(self) -> APIRouter: ...


@dataclass(frozen=True)
class Kind:
    """A partner there is; one without `source` sends no messages. An `agency` signs with a pair of keys of its own."""

    name: str
    possible: Possibilities
    trade: Callable[[Partner], Trade]
    source: str = ""
    callback_path: str = ""
    agency: bool = False


KINDS = (
    Kind(post_office.NAME, post_office.POSSIBLE, PostOffice, post_office.SOURCE, post_office.CALLBACK_PATH),
    Kind(sms_gateway.NAME, sms_gateway.POSSIBLE, SmsGateway),
    Kind(mail_sink.NAME, mail_sink.POSSIBLE, MailSink),
    Kind(
        population_database.NAME,
        population_database.POSSIBLE,
        PopulationDatabase,
        population_database.SOURCE,
        population_database.CALLBACK_PATH,
    ),
    Kind(
        other_commune.NAME,
        other_commune.POSSIBLE,
        OtherCommune,
        other_commune.SOURCE,
        other_commune.CALLBACK_PATH,
        agency=True,
    ),
    *(
        Kind(name, partner_agency.POSSIBLE, PartnerAgency, source, partner_agency.CALLBACK_PATH, agency=True)
        for name, source in partner_agency.SOURCES.items()
    ),
    Kind(
        payment_gateway.NAME,
        payment_gateway.POSSIBLE,
        PaymentGateway,
        payment_gateway.SOURCE,
        payment_gateway.CALLBACK_PATH,
    ),
    Kind(city_portal.NAME, city_portal.POSSIBLE, CityPortal, city_portal.SOURCE, city_portal.CALLBACK_PATH),
)


class Town:
    """Opens and closes the partners of one folder."""

    def __init__(self, home: Path, wishes: Wishes, pace: float, callback_base: str | None) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self._home = home
        self._wishes = wishes
        self._pace = pace
        self._callback_base = callback_base
        self._addresses = Addresses(home)
        self._partners: list[Partner] = []
        self._listeners: dict[str, Listener] = {}
        self._secrets: dict[str, str] = {}
        self._private_keys: dict[str, str] = {}

    async def open(self) -> dict[str, Any]:
        """This will bring all partners up as they were left, and return what the address file says."""
        for kind in KINDS:
            await self._open(kind)
        found = self._found()
        self._addresses.write(found)
        return found

    async def close(self) -> None:
        for one in self._listeners.values():
            one.close()
        for partner in self._partners:
            await partner.callbacks.close()
            partner.ledger.close()

    async def _open(self, kind: Kind) -> None:
        partner = self._partner(kind)
        # What was known before comes back before the first request can: nothing may be done twice.
        partner.restore()
        if self._callback_base:
            partner.callbacks.configure(self._callback_base)
        trade = kind.trade(partner)
        web = self._listener(kind.name)
        go_down = web.go_down
        if isinstance(trade, MailSink):
            smtp = self._listener(f"{kind.name}-smtp")
            await smtp.open(trade.protocol)
            # Down means that no mail is taken; the ledger stays open to be read.
            go_down = smtp.go_down
        await web.open(listener.http(draw_up(partner, trade.routes(), go_down)))

    def _partner(self, kind: Kind) -> Partner:
        ledger = Ledger(self._home / "ledger" / f"{kind.name}.jsonl")
        sender = Sender(kind.source, kind.callback_path, self._secret(kind), thin=kind.agency)
        partner = Partner(kind.name, kind.possible, ledger, Callbacks(sender, ledger), self._pace)
        self._partners.append(partner)
        return partner

    def _secret(self, kind: Kind) -> str:
        """What it signs with; `secrets` in the address file is what others check by."""
        if not kind.source:
            return ""
        if not kind.agency:
            self._secrets[kind.name] = self._addresses.secret(kind.name)
            return self._secrets[kind.name]
        self._private_keys[kind.name] = self._addresses.pair(kind.name)
        self._secrets[kind.name] = signature.public_part(self._private_keys[kind.name])
        return self._private_keys[kind.name]

    def _listener(self, name: str) -> Listener:
        one = Listener(self._addresses.port(name, self._wishes))
        self._listeners[name] = one
        return one

    def _found(self) -> dict[str, Any]:
        ports = {name: one.port for name, one in self._listeners.items()}
        return {
            "pid": os.getpid(),
            "addresses": {name: _address(name, port) for name, port in ports.items()},
            "ledgers": {partner.name: str(partner.ledger.path) for partner in self._partners},
            "sources": {kind.name: kind.source for kind in KINDS if kind.source},
            "secrets": self._secrets,
            "private_keys": self._private_keys,
            "ports": ports,
        }


def _address(name: str, port: int) -> str:
    return f"{'smtp' if name.endswith('-smtp') else 'http'}://{HOST}:{port}"
