"""The population and civil-status database: asked now, answered by a signed message later; a lock is set at once."""

from __future__ import annotations

from typing import Protocol

from gateways.civil_status.record_lock import LockRequest, LockStanding
from gateways.http_partner import HttpPartner
from gateways.look_up import LookUpRequest, LookUpStanding
from gateways.personal_number import NumberRequest, NumberStanding
from gateways.wire import Receipt

NAME = "population-database"


class PopulationDatabase(Protocol):
    """Every verb may raise the errors of `gateways.gateway`; one reference is one question and one number."""

    def look_up(self, request: LookUpRequest) -> Receipt: ...

    def give_number(self, request: NumberRequest) -> Receipt: ...

    def lock_record(self, request: LockRequest) -> LockStanding: ...

    def inquire_lock(self, reference: str) -> LockStanding | None:
        """Whether the record is locked by now; None when the request never arrived."""
        ...

    def inquire_look_up(self, reference: str) -> LookUpStanding | None:
        """The question and, once given, its answer, should the message be lost; None when it never arrived."""
        ...

    def inquire_number(self, reference: str) -> NumberStanding | None:
        """The request and, once given, the number; None when it never arrived."""
        ...


class HttpPopulationDatabase:
    """The database by HTTP."""

    def __init__(self, partner: HttpPartner) -> None:
        self._partner = partner

    def look_up(self, request: LookUpRequest) -> Receipt:
        return self._partner.tell("/look-ups", request.reference, request, Receipt)

    def give_number(self, request: NumberRequest) -> Receipt:
        return self._partner.tell("/numbers", request.reference, request, Receipt)

    def lock_record(self, request: LockRequest) -> LockStanding:
        return self._partner.tell("/locks", request.reference, request, LockStanding)

    def inquire_lock(self, reference: str) -> LockStanding | None:
        return self._partner.ask("/locks/by-reference/", reference, LockStanding)

    def inquire_look_up(self, reference: str) -> LookUpStanding | None:
        return self._partner.ask("/look-ups/by-reference/", reference, LookUpStanding)

    def inquire_number(self, reference: str) -> NumberStanding | None:
        return self._partner.ask("/numbers/by-reference/", reference, NumberStanding)
