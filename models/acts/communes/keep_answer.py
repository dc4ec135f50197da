"""What a former commune said of a person, kept with the commune's code: as its message or as its letter on paper."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from models.acts.act import Deed
from models.acts.answers_query import AnswerSeenOnPaper, CommuneAnswered, QueryAnswered
from models.register.look_up import LookUp

COMMUNE_ANSWER = "commune_answer"
_KNOWN = ("married", "not_married")


def commune_of(leg: str) -> str:
    """The code of the commune a leg is about: its last part."""
    return leg.rpartition("/")[2]


def keep_answer(deed: Deed, form: CommuneAnswered | AnswerSeenOnPaper) -> QueryAnswered:
    """This will keep the answer beside the dossier and give what of it the journal says."""
    by_message = isinstance(form, CommuneAnswered)
    said = form.data if isinstance(form, CommuneAnswered) else {"answer": form.answer, "seen": form.seen}
    kept = answer_kept(
        deed.dossier.id,
        commune_of(deed.item.leg),
        said,
        source="xa-khac" if by_message else "giay-to",
        reference=deed.item.reference,
        at=deed.now,
        by=deed.actor.key,
    )
    deed.session.add(kept)
    answer = said.get("answer")
    return QueryAnswered(answer=answer if answer in _KNOWN else "no_record", look_up_id=kept.id)


def answer_kept(
    dossier_id: UUID, commune: str, said: dict[str, Any], *, source: str, reference: str | None, at: datetime, by: str
) -> LookUp:
    """The record of one answer; the caller adds it to his session."""
    return LookUp(
        id=uuid4(),
        dossier_id=dossier_id,
        kind=COMMUNE_ANSWER,
        source=source,
        reference=reference,
        answer={**said, "commune": commune},
        answered_at=at,
        recorded_by=by,
    )
