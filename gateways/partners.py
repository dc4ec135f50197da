"""All partners of an office, ready to be called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from gateways import mail, other_commune, population_database, post_office, sms_gateway
from gateways.guard import Guard
from gateways.http_partner import TIMEOUT, HttpPartner
from gateways.linked.partner_agencies import NoAgencies, PartnerAgencies
from gateways.mail import Mail, SmtpMail
from gateways.mail_server import MailServer
from gateways.other_commune import HttpOtherCommune, OtherCommune
from gateways.payment import payment_gateway
from gateways.payment.payment_gateway import HttpPaymentGateway, PaymentGateway
from gateways.population_database import HttpPopulationDatabase, PopulationDatabase
from gateways.post_office import HttpPostOffice, PostOffice
from gateways.sms_gateway import HttpSmsGateway, SmsGateway


@dataclass(frozen=True)
class PartnerAddresses:
    """`mail` as `smtp://host:port`, `mail_log` where the mail provider says over HTTP what it took, if anywhere."""

    post_office: str
    population_database: str
    other_commune: str
    sms_gateway: str
    payment_gateway: str
    mail: str
    mail_log: str | None = None


@dataclass(frozen=True)
class Partners:
    """One adapter each; make one of these a process, all threads share it."""

    post_office: PostOffice
    population_database: PopulationDatabase
    other_commune: OtherCommune
    sms_gateway: SmsGateway
    payment_gateway: PaymentGateway
    mail: Mail
    agencies: PartnerAgencies
    _closing: tuple[Callable[[], None], ...] = field(default=(), repr=False)

    @classmethod
    def from_addresses(
        cls,
        addresses: PartnerAddresses,
        *,
        threads: int,
        timeout: float = TIMEOUT,
        agencies: PartnerAgencies | None = None,
    ) -> Partners:
        """`threads` is how many in this process may call partners: one partner gets a quarter of them.

        `agencies` are the other offices that cases are sent to; without them nobody is reached.
        """
        offices = agencies or NoAgencies()

        def by_http(name: str, address: str) -> HttpPartner:
            return HttpPartner(Guard.of(name, threads), address, timeout)

        post = by_http(post_office.NAME, addresses.post_office)
        database = by_http(population_database.NAME, addresses.population_database)
        commune = by_http(other_commune.NAME, addresses.other_commune)
        texts = by_http(sms_gateway.NAME, addresses.sms_gateway)
        payments = by_http(payment_gateway.NAME, addresses.payment_gateway)
        log = by_http(f"{mail.NAME}-log", addresses.mail_log) if addresses.mail_log else None
        letters = SmtpMail(Guard.of(mail.NAME, threads), MailServer.at(addresses.mail), log, timeout)
        return cls(
            HttpPostOffice(post),
            HttpPopulationDatabase(database),
            HttpOtherCommune(commune),
            HttpSmsGateway(texts),
            HttpPaymentGateway(payments),
            letters,
            offices,
            tuple(one.close for one in (post, database, commune, texts, payments, log, offices) if one),
        )

    def close(self) -> None:
        """This will let go of the pooled connections."""
        for close in self._closing:
            close()
