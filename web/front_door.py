"""What stands behind every page and every route, given from above."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from limits.storage import MemoryStorage, Storage

from documents.file_store import ContentStore
from documents.keys import SigningKey
from gateways.engine_runs import EngineRuns
from gateways.outgoing.event_post import EventPost
from gateways.payment.page import PaymentPage
from models.clock.clock import Clock, SystemClock
from models.database import Database


class Keyring(Protocol):
    """Whoever keeps the keys documents are signed with."""

    def key_for(self, key_id: str, *, name: str = "", organisation: str = "") -> SigningKey: ...


def _nowhere() -> PaymentPage | None:
    return None


@dataclass(frozen=True)
class FrontDoor:
    """`clock` is the business clock, `machine` the machine's own: sessions, tokens and partners' signatures go by it.

    `base_url` is how people reach the house, without a slash at the end. `webhook_secrets` holds, by the partner's
    name, the secrets his messages may be signed with. `default_agency` is the code of the agency meant when nobody
    names one. `payment_page` gives where people pay online, None where they cannot. `readiness` tells, part by part,
    whether a filed dossier would advance; operations knows how. `published_keys` are the public keys other agencies
    know us by, as JSON Web Keys. `engine_runs` looks at the engine's own list of runs, if there is one; `engine_page`
    is where administrators see the engine's own page; empty, nobody does. `event_post` signs and carries the sample by
    which an administrator tries another agency's door. `trusted_authorities` are certificates (PEM) of those whose
    signatures under incoming documents we trust.
    """

    database: Database
    clock: Clock
    files: ContentStore
    keyring: Keyring
    base_url: str
    webhook_secrets: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    limits: Storage = field(default_factory=MemoryStorage)
    demo: bool = False
    default_agency: str | None = None
    machine: Clock = field(default_factory=SystemClock)
    published_keys: tuple[Mapping[str, str], ...] = ()
    readiness: Callable[[], Mapping[str, bool]] | None = None
    payment_page: Callable[[], PaymentPage | None] = _nowhere
    engine_runs: EngineRuns | None = None
    engine_page: str = ""
    event_post: EventPost | None = None
    trusted_authorities: tuple[bytes, ...] = ()

    @property
    def secure(self) -> bool:
        """Whether people reach the house by https, so that cookies may insist on it."""
        return self.base_url.startswith("https://")
