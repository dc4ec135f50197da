"""The gateways are tried on the running simulators, and on worse partners than those."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gateways.partners import PartnerAddresses, Partners
from tests.simulators.conftest import ears, partners, reference
from tests.simulators.running import RunningSimulators

__all__ = ["ears", "partners", "reference"]


@pytest.fixture
def ours(partners: RunningSimulators) -> Iterator[Partners]:
    """Our adapters."""
    adapters = Partners.from_addresses(_addresses(partners), threads=16, timeout=10)
    yield adapters
    adapters.close()


@pytest.fixture
def impatient(partners: RunningSimulators) -> Iterator[Partners]:
    """Our adapters in such haste that a partner's silence costs a test little."""
    adapters = Partners.from_addresses(_addresses(partners), threads=16, timeout=0.4)
    yield adapters
    adapters.close()


def _addresses(partners: RunningSimulators) -> PartnerAddresses:
    return PartnerAddresses(
        post_office=partners.post_office,
        population_database=partners.population_database,
        other_commune=partners.other_commune,
        sms_gateway=partners.sms_gateway,
        payment_gateway=partners.payment_gateway,
        mail=partners.smtp,
        mail_log=partners.mail_sink,
    )
