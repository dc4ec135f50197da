"""The slip: the frozen view of a dossier that a flow may look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from models.dossier import Dossier
from procedures.catalogue import find
from procedures.procedure import Edition


@dataclass(frozen=True)
class Slip:
    """What was fixed at filing. Whatever may change later reaches a flow as the outcome of one of its lines.

    `copies` is how many copies were asked for with it.
    """

    id: UUID
    agency_id: UUID
    procedure: str
    edition: Edition
    channel: str
    copies: int
    asks_marker: Callable[[str], bool] = field(repr=False, compare=False)

    @property
    def filed_online(self) -> bool:
        return self.channel == "online"

    @property
    def is_linked(self) -> bool:
        """Whether another agency started it."""
        return self.channel == "linked"

    @property
    def may_take_longer(self) -> bool:
        """Whether the law gives a longer limit when others must be asked, handed in this way."""
        return self.edition.limits_for(self.channel)[1] is not None

    def has(self, marker: str) -> bool:
        """This will tell whether the dossier runs with a line that was added later; decided and journaled once.

        A marker's name stands at one place of the flow; a leg that is added is named like no other leg beside it.
        """
        return self.asks_marker(marker)


def slip_of(dossier: Dossier, asks_marker: Callable[[str], bool]) -> Slip:
    return Slip(
        id=dossier.id,
        agency_id=dossier.agency_id,
        procedure=dossier.procedure,
        edition=find(dossier.procedure).edition(dossier.edition),
        channel=dossier.channel,
        copies=dossier.copies or 0,
        asks_marker=asks_marker,
    )
