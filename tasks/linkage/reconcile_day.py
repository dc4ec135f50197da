"""Each night: do both sides know the same cases of the day? Counts and hashes tell, and a difference is asked about.

"Đối soát lại các số liệu đồng bộ": a standing order (Đắk Lắk, CT 012/2025), by the counts NĐ 63/2024 Đ7.4 asks for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from gateways.gateway import GatewayError
from gateways.linked.agency_case import DayThere
from gateways.linked.partner_agencies import PartnerAgencies
from models.actor import SYSTEM
from models.audit.audit_entry import record
from models.clock.clock import Clock
from models.database import Database
from models.linkage.compared_day import keep_comparison
from models.linkage.our_day import ask_about_all, our_cases
from models.linkage.partner_agency import PartnerAgency
from models.linkage.reconcile import Tally


@dataclass(frozen=True)
class Compared:
    """`theirs` is None when the agency did not say; `untaken` are events of theirs that we have not taken."""

    partner: str
    ours: Tally
    theirs: Tally | None
    untaken: int = 0
    asked_again: int = 0

    @property
    def agrees(self) -> bool:
        return self.theirs == self.ours and self.untaken == 0


def reconcile_day(
    database: Database, clock: Clock, agencies: PartnerAgencies, day: date, codes: Sequence[str] | None = None
) -> list[Compared]:
    """This will compare the day with these agencies, or all we may file at, and ask again about all cases where it
    differs."""
    chosen = _all_we_file_at(database) if codes is None else codes
    return [_compare(database, clock, _there(agencies, code, day), code, day) for code in chosen]


def _all_we_file_at(database: Database) -> list[str]:
    with database.transaction() as session:
        active = select(PartnerAgency).where(PartnerAgency.active).order_by(PartnerAgency.code)
        return [row.code for row in session.scalars(active) if row.files_there]


def _compare(database: Database, clock: Clock, there: DayThere | None, code: str, day: date) -> Compared:
    with database.transaction() as session:
        ours = our_cases(session, code, day)
        if there is None:
            compared = Compared(code, ours, None)
        else:
            compared = Compared(code, ours, Tally(there.cases.count, there.cases.ids_hash), there.untaken.count)
            if not compared.agrees:
                compared = replace(compared, asked_again=ask_about_all(session, code, day))
        _note(session, compared, day, clock)
        return compared


def _there(agencies: PartnerAgencies, code: str, day: date) -> DayThere | None:
    try:
        return agencies.of(code).day(day)
    except GatewayError:
        return None


def _note(session: Session, compared: Compared, day: date, clock: Clock) -> None:
    keep_comparison(
        session,
        compared.partner,
        day,
        clock.now(),
        ours=compared.ours.count,
        theirs=compared.theirs.count if compared.theirs else None,
        untaken=compared.untaken,
        asked_again=compared.asked_again,
        agrees=compared.agrees,
    )
    record(
        session,
        SYSTEM,
        "linkage.reconciled",
        clock.now(),
        partner=compared.partner,
        day=day.isoformat(),
        ours=compared.ours.count,
        theirs=compared.theirs.count if compared.theirs else None,
        agrees=compared.agrees,
    )
