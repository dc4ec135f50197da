"""The other commune's office: asked now, answers by a signed message within three working days."""

from __future__ import annotations

from typing import Protocol

from gateways.commune_query import CommuneQuery, QueryStanding
from gateways.http_partner import HttpPartner
from gateways.wire import Receipt

NAME = "other-commune"


class OtherCommune(Protocol):
    """Every verb may raise the errors of `gateways.gateway`; one reference is one question."""

    def ask(self, query: CommuneQuery) -> Receipt: ...

    def inquire(self, reference: str) -> QueryStanding | None:
        """The question and, once given, its answer; None when it never arrived."""
        ...


class HttpOtherCommune:
    """The other commune by HTTP."""

    def __init__(self, partner: HttpPartner) -> None:
        self._partner = partner

    def ask(self, query: CommuneQuery) -> Receipt:
        return self._partner.tell("/queries", query.reference, query, Receipt)

    def inquire(self, reference: str) -> QueryStanding | None:
        return self._partner.ask("/queries/by-reference/", reference, QueryStanding)
