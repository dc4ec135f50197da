"""In a demonstration: getting acquainted with the simulated police post, insurance office and other commune.

They stand in only for procedures that no real installation is known for, so that two instances side by side
(`motcua partner add`) are not confused with them.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from models.agency import Agency
from models.linkage.find_agency import ANY_COMMUNE
from models.linkage.partner_agency import PartnerAgency
from operations.partners.simulator_town import simulators_file
from operations.settings import Settings
from procedures.linked.commune_question import COMMUNE_QUESTION

HERE = ["127.0.0.0/8", "::1/128"]
# By the simulator's name: the agency's code, what it is called, and what may be filed there.
_AGENCIES = {
    "police-post": ("H26.99.01.CA", "Công an phường (mô phỏng)", ("1.004222", "1.003197", "2.001177")),
    "other-commune": ("H26.99.XK", "Ủy ban nhân dân cấp xã khác (mô phỏng)", (COMMUNE_QUESTION.code,)),
    "insurance-office": ("H26.99.BH", "Bảo hiểm xã hội (mô phỏng)", ("1.002759", "1.001667")),
}


def acquaint_with_simulators(session: Session, settings: Settings, now: datetime) -> None:
    """This will write where they are and what they sign with, as they say themselves; again after every start."""
    found = simulators_file(settings)
    own = session.scalars(select(Agency.code).order_by(Agency.code)).first()
    if own is None:
        return
    for name, (code, title, procedures) in _AGENCIES.items():
        address, key = found.get("addresses", {}).get(name), found.get("secrets", {}).get(name)
        if address and key:
            answers_for = [ANY_COMMUNE] if COMMUNE_QUESTION.code in procedures else []
            row = {
                "answers_for": answers_for,
                "name": title,
                "base_url": address,
                "event_keys": [key],
                "our_client_id": own,
            }
            _write(session, code, {**row, "files_there": _free(session, code, procedures)}, now)


def _free(session: Session, code: str, procedures: tuple[str, ...]) -> list[str]:
    """Questions have many addressees: a real commune answers for itself, the simulated one for all the others."""
    others = select(PartnerAgency.files_there).where(PartnerAgency.active, PartnerAgency.code != code)
    taken = {procedure for row in session.scalars(others) for procedure in row} - {COMMUNE_QUESTION.code}
    return [procedure for procedure in procedures if procedure not in taken]


def _write(session: Session, code: str, row: dict[str, Any], now: datetime) -> None:
    new = insert(PartnerAgency).values(id=uuid4(), code=code, networks=HERE, active=True, added_at=now, **row)
    session.execute(new.on_conflict_do_update(index_elements=[PartnerAgency.code], set_=row))
