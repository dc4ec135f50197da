"""Another day from which an edition holds: it stays between its neighbours, and both days lie in the future."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from models.rules.edition_start import EditionStart, edition_starts, starts_here
from models.rules.published import Published
from models.rules.refusals import NothingKnownOfIt
from procedures.catalogue import UnknownProcedure, find
from procedures.procedure import Procedure


@dataclass(frozen=True)
class StartChange:
    procedure: str
    edition: str
    valid_from: date

    @property
    def touches(self) -> list[str]:
        return [f"hieu-luc:{self.procedure}"]

    def content(self) -> dict[str, Any]:
        return {"procedure": self.procedure, "edition": self.edition, "valid_from": self.valid_from.isoformat()}

    @classmethod
    def of(cls, content: Any) -> StartChange:
        return cls(content["procedure"], content["edition"], date.fromisoformat(content["valid_from"]))

    def enter(self, session: Session, agency_id: UUID, source: str, change_id: UUID, published: Published) -> None:
        """This will have the edition hold from that day on for what is filed here."""
        session.add(
            EditionStart(
                id=uuid4(),
                agency_id=agency_id,
                procedure=self.procedure,
                edition=self.edition,
                valid_from=self.valid_from,
                source=source,
                published_on=published.on,
                published_at=published.at,
                change_id=change_id,
            )
        )


def days_of_editions(session: Session, agency_id: UUID, code: str) -> tuple[Procedure, dict[str, date]]:
    """This will give the procedure and from which day each of its editions holds here."""
    try:
        procedure = find(code)
    except UnknownProcedure:
        raise NothingKnownOfIt from None
    return procedure, starts_here(procedure, edition_starts(session, agency_id, procedure.code))


def fault_of_start(days: Mapping[str, date], edition: str, wanted: date, today: date) -> str:
    """Why the edition cannot hold from that day on, in words; empty when it can. `days` are in the editions' order."""
    ids = list(days)
    if edition not in days:
        return "Thủ tục không có phiên bản này."
    place = ids.index(edition)
    if days[edition] <= today:
        return "Phiên bản này đã áp dụng rồi; hồ sơ đã nhận theo nó thì giữ nguyên."
    if wanted <= today:
        return "Ngày áp dụng phải từ ngày mai trở đi."
    if place and wanted <= days[ids[place - 1]]:
        return "Ngày áp dụng phải sau ngày áp dụng của phiên bản trước."
    if place + 1 < len(ids) and wanted >= days[ids[place + 1]]:
        return "Ngày áp dụng phải trước ngày áp dụng của phiên bản sau."
    return ""
