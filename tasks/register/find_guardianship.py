"""Looking in the electronic book whether the ward has a guardian, and under which number he stands there."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from engine.step import step
from engine.work import Work
from models.acts.answers_look_up import FactsKnown
from models.agency import Agency
from models.register.books.guardianships import GUARDIANSHIPS
from models.register.books.search import Sought, search_book
from models.register.ending import entry_that_ended
from models.register.look_up import LookUp
from models.register.register_entry import RegisterEntry

GUARDIANSHIP_SEARCH = "guardianship_search"


class GuardianshipSearched(FactsKnown):
    """`found` counts what the database has of this ward, `in_force` those that nothing has ended yet.

    `guardian_changes` says that another guardian is to follow (Luật Hộ tịch Đ23).
    """

    found: int = 0
    in_force: int = 0
    guardian_changes: bool = False


@step(title="Tra cứu sổ giám hộ điện tử")
def find_guardianship(work: Work) -> GuardianshipSearched:
    """Finding nothing means little where the guardianship is old: most stand in books on paper."""
    ward = str(work.dossier.declaration["ward"]["full_name"])
    found = [_shown(work, entry) for entry in search_book(work.session, GUARDIANSHIPS, Sought(names=(ward,)))]
    look_up = LookUp(
        id=uuid4(),
        dossier_id=work.dossier.id,
        kind=GUARDIANSHIP_SEARCH,
        source="so-ho-tich",
        answer={"guardianships": found},
        answered_at=work.now,
        recorded_by="system",
    )
    work.session.add(look_up)
    return GuardianshipSearched(
        look_up_id=look_up.id,
        source="register",
        found=len(found),
        in_force=sum(not one["ended"] for one in found),
        guardian_changes=bool(work.dossier.declaration.get("new_guardianship")),
    )


def _shown(work: Work, entry: RegisterEntry) -> dict[str, Any]:
    return {
        "number": f"{entry.number}/{entry.year}",
        "volume": f"01/{entry.year}",
        "registered_on": entry.entered_on.isoformat(),
        "registered_at": work.session.get_one(Agency, entry.agency_id).name,
        "here": entry.agency_id == work.dossier.agency_id,
        "ward_born": str(entry.content.get("ward_born", "")),
        "guardian": str(entry.content.get("guardian_name", "")),
        "ended": entry_that_ended(work.session, entry) is not None,
    }
