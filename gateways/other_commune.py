"""The other commune's office is told what we registered of its people; questions go by the linkage."""

from __future__ import annotations

from typing import Protocol

from gateways.civil_status.registration_notice import NoticeStanding, RegistrationNotice
from gateways.http_partner import HttpPartner

NAME = "other-commune"


class OtherCommune(Protocol):
    """Every verb may raise the errors of `gateways.gateway`; one reference is one notice."""

    def notify(self, notice: RegistrationNotice) -> NoticeStanding: ...

    def inquire_notice(self, reference: str) -> NoticeStanding | None:
        """Whether our notice lies there; None when it never arrived."""
        ...


class HttpOtherCommune:
    """The other commune by HTTP."""

    def __init__(self, partner: HttpPartner) -> None:
        self._partner = partner

    def notify(self, notice: RegistrationNotice) -> NoticeStanding:
        return self._partner.tell("/notices", notice.reference, notice, NoticeStanding)

    def inquire_notice(self, reference: str) -> NoticeStanding | None:
        return self._partner.ask("/notices/by-reference/", reference, NoticeStanding)
