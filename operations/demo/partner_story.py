"""Telling the simulated partners beforehand how to answer for those samples that live by it."""

from __future__ import annotations

import httpx

from operations.demo.dossier_file import DemoDossier
from operations.partners.simulator_town import simulators_file
from operations.settings import Settings

TIMES = 1000


def tell_partners(settings: Settings, dossier: DemoDossier) -> bool:
    """This will force the answers a sample needs; False when a partner was not there to be told."""
    addresses = simulators_file(settings).get("addresses", {})
    told = True
    for answer in dossier.partners:
        wish = {"match": answer.match, "outcome": answer.outcome, "times": TIMES}
        address = addresses.get(answer.partner)
        told = address is not None and _forced(address, wish) and told
    return told


def _forced(address: str, wish: dict[str, object]) -> bool:
    try:
        return httpx.post(f"{address}/force", json=wish, timeout=5.0).is_success
    except httpx.HTTPError:
        return False
