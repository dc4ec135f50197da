"""All agencies this office may send cases to, each reached as its row says at that moment."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from gateways.gateway import PartnerUnreachable
from gateways.guard import Guard
from gateways.http_partner import TIMEOUT, Exchanged, HttpPartner
from gateways.linked.access_token import AccessToken, key_of
from gateways.linked.partner_agency import LINKED, HttpPartnerAgency, PartnerAgency
from gateways.outgoing.allowed_address import ForbiddenAddress, pin
from models.linkage.exchange import Direction
from models.linkage.find_agency import AgencyDoor
from models.linkage.keep_exchange import Passed


class PartnerAgencies(Protocol):
    """Both raise `PartnerUnreachable` for an agency nobody knows (any more): it may be added again tomorrow."""

    def of(self, code: str) -> PartnerAgency:
        """The agency of this code."""
        ...

    def asked_by(self, reference: str) -> PartnerAgency:
        """The agency to which something of ours went out under that reference."""
        ...

    def close(self) -> None: ...


class NoAgencies:
    """For an office that was given none."""

    def of(self, code: str) -> PartnerAgency:
        raise PartnerUnreachable(code)

    def asked_by(self, reference: str) -> PartnerAgency:
        raise PartnerUnreachable("nobody")

    def close(self) -> None:
        """There is nothing to let go of."""


@dataclass(frozen=True)
class Directory:
    """Where agencies are looked up: by code, and by a reference of ours that went to one.

    `evidence` keeps what passed with them, request and answer bound together, before anybody goes by the answer.
    """

    door: Callable[[str], AgencyDoor | None]
    addressee: Callable[[str], str | None]
    evidence: Callable[[Passed], None] | None = None


class HttpPartnerAgencies:
    """`private_jwk` proves who we are to all of them; one client, one token and one circuit an agency."""

    def __init__(
        self, directory: Directory, private_jwk: Mapping[str, str], *, threads: int, timeout: float = TIMEOUT
    ) -> None:
        self._directory = directory
        self._key = key_of(private_jwk)
        self._threads = threads
        self._timeout = timeout
        self._lock = threading.Lock()
        self._known: dict[AgencyDoor, tuple[HttpPartner, HttpPartnerAgency]] = {}

    def of(self, code: str) -> PartnerAgency:
        door = self._directory.door(code)
        if door is None or not _may_be_called(door):
            raise PartnerUnreachable(code)
        with self._lock:
            if door not in self._known:
                self._known[door] = self._open(door)
            return self._known[door][1]

    def asked_by(self, reference: str) -> PartnerAgency:
        return self.of(self._directory.addressee(reference) or "nobody")

    def close(self) -> None:
        with self._lock:
            for partner, _ in self._known.values():
                partner.close()
            self._known.clear()

    def _open(self, door: AgencyDoor) -> tuple[HttpPartner, HttpPartnerAgency]:
        guard = Guard.of(door.code, self._threads)
        partner = HttpPartner(guard, door.base_url, self._timeout, witness=self._witness(door.code))
        token = AccessToken(partner, door.our_client_id, door.base_url, self._key)
        return partner, HttpPartnerAgency(partner, token)

    def _witness(self, code: str) -> Callable[[Exchanged], None] | None:
        keep = self._directory.evidence
        if keep is None:
            return None

        def witness(exchanged: Exchanged) -> None:
            # Tokens and files pass beside the case; what is bound as evidence is what was said of it.
            if exchanged.path.startswith(LINKED):
                keep(_passed(code, exchanged))

        return witness


def _passed(code: str, exchanged: Exchanged) -> Passed:
    return Passed(
        partner=code,
        direction=Direction.OUT,
        method=exchanged.method,
        target=exchanged.path,
        reference=exchanged.key,
        request=exchanged.request,
        status=exchanged.status,
        answer=exchanged.answer,
    )


def _may_be_called(door: AgencyDoor) -> bool:
    """Public addresses by TLS, private ones only in the networks named for this agency."""
    try:
        pin(door.base_url, door.networks)
    except ForbiddenAddress:
        return False
    return True
