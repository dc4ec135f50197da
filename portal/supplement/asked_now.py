"""The supplement a dossier waits for, with what has been prepared of it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.dossier import Dossier
from models.intake.supplement_draft import find_supplement_draft
from models.intake.supplement_request import SupplementRequest
from models.progress.work_item import WorkItem
from portal.standing.standing import Standing
from portal.supplement.prepared import EMPTY, Prepared
from portal.supplement.wanted import Wanted, wanted_of
from procedures.catalogue import find
from web.open_wait import open_wait

NOT_ASKED = "Hồ sơ hiện không chờ bổ sung."


@dataclass(frozen=True)
class AskedNow:
    item: WorkItem
    request: SupplementRequest
    wanted: list[Wanted]
    prepared: Prepared

    @property
    def unanswered(self) -> list[Wanted]:
        return [item for item in self.wanted if not self.prepared.answers(item)]


def asked_now(session: Session, dossier: Dossier) -> AskedNow:
    """This will give it, or raise `not-awaited` when nothing is asked for any more."""
    item = open_wait(session, dossier, "supplements", NOT_ASKED)
    request = session.get_one(SupplementRequest, item.subject_id)
    wanted = wanted_of(request, find(dossier.procedure).edition(dossier.edition), dossier)
    draft = find_supplement_draft(session, item.id)
    return AskedNow(item, request, wanted, Prepared.read(draft.fields) if draft else EMPTY)


def sent_last(standing: Standing) -> SupplementRequest | None:
    """This will give the request that was answered last, for the page that confirms it."""
    answered = [request for request in standing.requests if request.answered_at is not None]
    return answered[-1] if answered else None
