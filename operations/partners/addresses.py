"""Where the partners of this installation are: the simulators of a demonstration, or what the settings name."""

from __future__ import annotations

from gateways.partners import PartnerAddresses
from gateways.payment import payment_gateway
from gateways.payment.page import PaymentPage
from operations.partners.simulator_town import simulators_file
from operations.settings import Settings

# A partner nobody has named cannot be reached, and what the office does then (paper, a call) is what the law foresees.
NOWHERE = "http://127.0.0.1:9"


class SimulatorsNotThere(RuntimeError):
    """The simulated partners have not said where they are yet."""


def partner_addresses(settings: Settings) -> PartnerAddresses:
    """This will give every partner's address; raises `SimulatorsNotThere` in a demonstration that has not begun."""
    return _of_simulators(settings) if settings.demo else _of_settings(settings)


def _of_simulators(settings: Settings) -> PartnerAddresses:
    addresses = simulators_file(settings).get("addresses")
    if not addresses:
        raise SimulatorsNotThere
    return PartnerAddresses(
        post_office=addresses["post-office"],
        population_database=addresses["population-database"],
        other_commune=addresses["other-commune"],
        sms_gateway=addresses["sms-gateway"],
        payment_gateway=addresses["payment-gateway"],
        mail=addresses["mail-sink-smtp"],
        mail_log=addresses["mail-sink"],
    )


def _of_settings(settings: Settings) -> PartnerAddresses:
    return PartnerAddresses(
        post_office=settings.post_office_url or NOWHERE,
        population_database=settings.population_database_url or NOWHERE,
        other_commune=settings.other_commune_url or NOWHERE,
        sms_gateway=settings.sms_gateway_url or NOWHERE,
        payment_gateway=settings.payment_gateway_url or NOWHERE,
        mail=f"smtp://{settings.smtp_host or '127.0.0.1'}:{settings.smtp_port}",
    )


def payment_page(settings: Settings) -> PaymentPage | None:
    """This will give the page of the payment gateway, or None where nobody can pay online (yet)."""
    address = (
        simulators_file(settings).get("addresses", {}).get(payment_gateway.NAME)
        if settings.demo
        else settings.payment_gateway_url
    )
    if not address:
        return None
    secret = settings.secrets.partner_secret(payment_gateway.NAME)
    return PaymentPage(str(address).rstrip("/"), settings.payment_merchant, secret)


def city_portal_address(settings: Settings) -> str | None:
    """Where the city's portal is; None where nobody has named one (or, in a demonstration, an old town has none)."""
    if not settings.demo:
        return settings.city_portal_url
    address = simulators_file(settings).get("addresses", {}).get("city-portal")
    return str(address) if address else None
