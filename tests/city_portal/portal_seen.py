"""The portal as a test sees it: what it was told of a dossier, in order, from its own ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from sqlalchemy import select, text

from models.city_portal.portal_message import MessageState, PortalMessage
from tasks.city_portal.send_statuses import send_due_statuses
from tests.office.open_office import OpenOffice
from tests.office.story import Story
from tests.simulators.requests_to_partners import post
from tests.simulators.running import RunningSimulators

NAME = "city-portal"
DOSSIER, STEP = "DongBoHoSoMC", "CapNhatTienDoHoSoMC"


def forget_all(town: RunningSimulators, code: str = "*") -> None:
    """This will have the portal forget what tests before told it: their dossiers had the same codes."""
    post(f"{town.city_portal}/forget", f"forget-{uuid4()}", {"code": code}).raise_for_status()


@dataclass
class PortalSeen:
    office: OpenOffice

    def loses(self, code: str = "*") -> None:
        """This will have the portal lose a dossier, or all it ever had."""
        forget_all(self.office.town, code)

    def force(self, match: Any, outcome: str, times: int = 1, **more: Any) -> None:
        self.office.town.force(NAME, match, outcome, times, **more)

    def send(self) -> int:
        """This will send everything that is due, until nothing more is taken."""
        taken = 0
        while now := send_due_statuses(self.office.office):
            taken += now
        return taken

    def let_time_pass(self) -> None:
        """The pause before the next attempt is over, and so is a claim that somebody died with."""
        with self.office.database.transaction() as session:
            session.execute(text("UPDATE portal_message SET not_before = now(), claimed_until = NULL"))

    def told(self, story: Story, service: str | None = None) -> list[dict[str, Any]]:
        """What it took of the dossier, oldest first: the one item of each message."""
        code, found = story.dossier().code, []
        since = self._lost_at()
        for what in ("dossier-told", "step-told"):
            found += [line for line in self.office.town.ledger(NAME, what) if line["n"] > since]
        ordered = [line["request"] for line in sorted(found, key=lambda line: line["n"])]
        told = [one["data"][0] for one in ordered if service in (None, one["service"])]
        return [one for one in told if one["MaHoSo"] == code]

    def _lost_at(self) -> int:
        """The codes of dossiers begin anew with every test; the portal is the same for all."""
        lost = self.office.town.ledger(NAME, "dossiers-lost")
        return max((line["n"] for line in lost if line["request"]["code"] == "*"), default=0)

    def statuses(self, story: Story) -> list[int]:
        """The national codes the portal has shown of the dossier, one after the other, each change once."""
        shown: list[int] = []
        for one in self.told(story, DOSSIER):
            if not shown or shown[-1] != int(one["TrangThaiHoSo"]):
                shown.append(int(one["TrangThaiHoSo"]))
        return shown

    def messages(self, story: Story, state: MessageState | None = None) -> list[PortalMessage]:
        """The outbox of the dossier, in order."""
        mine = select(PortalMessage).where(PortalMessage.dossier_id == story.dossier_id)
        if state is not None:
            mine = mine.where(PortalMessage.state == state)
        ordered = mine.order_by(PortalMessage.sequence)
        return list(self.office.scalars(lambda session: list(session.scalars(ordered))))
