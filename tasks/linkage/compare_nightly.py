"""Every night the day that is over is compared with each agency that has an installation of its own."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import cast

import structlog
from sqlalchemy import select

from engine.office import Office
from models.clock.clock import VIETNAM
from models.linkage.partner_agency import PartnerAgency
from tasks.equipment import Equipment
from tasks.linkage.reconcile_day import reconcile_day

log = structlog.get_logger("linkage")
# What was on its way at midnight has arrived by then.
AFTER_MIDNIGHT = timedelta(minutes=30)
ASK_AGAIN_S = 600.0


class NightlyComparison:
    """One of a worker's chores. Compared again after a restart, or by another worker, does no harm.

    Who does not answer is asked again ten minutes later. A difference stands in the audit journal and in the
    machine's log, and every case of that day has been asked about by then.
    """

    def __init__(self, office: Office, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._office = office
        self._monotonic = monotonic
        self._compared: dict[str, date] = {}
        self._not_before = 0.0

    def __call__(self) -> int:
        """This will compare what is still to be compared; returns with how many agencies."""
        if self._monotonic() < self._not_before:
            return 0
        day = (self._office.clock.now().astimezone(VIETNAM) - AFTER_MIDNIGHT).date() - timedelta(days=1)
        codes = [code for code in self._neighbours() if self._compared.get(code) != day]
        if not codes:
            return 0
        agencies = cast(Equipment, self._office.equipment).partners.agencies
        for one in reconcile_day(self._office.database, self._office.clock, agencies, day, codes):
            if one.theirs is None:
                self._not_before = self._monotonic() + ASK_AGAIN_S
                continue
            self._compared[one.partner] = day
            if not one.agrees:
                log.warning("day differs", partner=one.partner, day=day.isoformat(), asked_again=one.asked_again)
        return len(codes)

    def _neighbours(self) -> list[str]:
        """Those that call at our door too, as real installations do, and take cases of ours."""
        known = select(PartnerAgency).where(
            PartnerAgency.active, PartnerAgency.suspended_at.is_(None), PartnerAgency.client_id.is_not(None)
        )
        with self._office.database.transaction() as session:
            return [row.code for row in session.scalars(known.order_by(PartnerAgency.code)) if row.files_there]
