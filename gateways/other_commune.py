"""The other commune's office: asked now, answers by a signed message within three working days."""

from __future__ import annotations

from typing import Protocol

from gateways.civil_status.registration_notice import NoticeStanding, RegistrationNotice
from gateways.commune_query import CommuneQuery, QueryStanding
from gateways.http_partner import HttpPartner
from gateways.wire import Receipt

NAME = "other-commune"


class OtherCommune(Protocol):
    """Every verb may raise the errors of `gateways.gateway`; one reference is one question."""

    def ask(self, query: CommuneQuery) -> Receipt: ...

    def notify(self, notice: RegistrationNotice) -> NoticeStanding: ...

    def inquire_notice(self, reference: str) -> NoticeStanding | None:
        """Whether our notice lies there; None when it never arrived."""
        ...

    def inquire(self, reference: str) -> QueryStanding | None:
        """The question and, once given, its answer; None when it never arrived."""
        ...


class HttpOtherCommune:
    """The other commune by HTTP."""

    def __init__(self, partner: HttpPartner) -> None:
        self._partner = partner

    def ask(self, query: CommuneQuery) -> Receipt:
        return self._partner.tell("/queries", query.reference, query, Receipt)

    def notify(self, notice: RegistrationNotice) -> NoticeStanding:
        return self._partner.tell("/notices", notice.reference, notice, NoticeStanding)

    def inquire_notice(self, reference: str) -> NoticeStanding | None:
        return self._partner.ask("/notices/by-reference/", reference, NoticeStanding)

    def inquire(self, reference: str) -> QueryStanding | None:
        return self._partner.ask("/queries/by-reference/", reference, QueryStanding)
