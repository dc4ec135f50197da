"""One sitting: one form opened for one person before the desk, from its opening to its filing.

Its number stands in the address and in the form. The draft belongs to it, so that two tabs never mix; and it is what
makes filing happen once, however often the button is pressed or the page sent again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.dossier import Dossier
from models.intake.idempotency_key import IdempotencyKey
from models.progress.form_draft import FormDraft
from models.sealed import find_key, seal, unseal
from procedures.catalogue import UnknownProcedure, find

BOX = "luot"
_ROUTE = "POST /tiep-nhan"
_ANSWER_PLACE = "idempotency_key.answer"
_CREATED = 303
MOST_LEFT = 8


def new_sitting() -> str:
    return str(uuid4())


def read_sitting(text: str) -> str:
    """The number as it is kept; empty when the page had none, as a form of before this change."""
    try:
        return str(UUID(text))
    except ValueError:
        return ""


def draft_place(procedure: str, staff_id: UUID, sitting: str) -> str:
    """A new dossier's draft belongs to one person at one form: it is about whoever stands before him."""
    place = f"intake:{procedure}/{staff_id}"
    return f"{place}/{sitting}" if sitting else place


@dataclass(frozen=True)
class LeftOpen:
    """A form that was begun and not filed; `about` is the applicant's name as far as it was typed."""

    procedure: str
    title: str
    sitting: str
    about: str
    saved_at: datetime

    @property
    def address(self) -> str:
        return f"/tiep-nhan/moi?thu-tuc={self.procedure}&luot={self.sitting or 'cu'}"


def left_open(session: Session, staff_id: UUID, but: str = "") -> list[LeftOpen]:
    """The forms this person began and did not file, the latest first; not the one he has before him."""
    mine = select(FormDraft).where(FormDraft.staff_id == staff_id, FormDraft.place.startswith("intake:"))
    rows = session.scalars(mine.order_by(FormDraft.saved_at.desc()).limit(MOST_LEFT + 1)).all()
    found = [_left(row) for row in rows if not but or not row.place.endswith(but)]
    return [one for one in found if one is not None][:MOST_LEFT]


def _left(draft: FormDraft) -> LeftOpen | None:
    procedure, _, rest = draft.place.removeprefix("intake:").partition("/")
    try:
        title = find(procedure).title
    except UnknownProcedure:
        return None
    about = str(draft.fields.get("applicant.full_name", "")).strip()
    return LeftOpen(procedure, title, rest.partition("/")[2], about, draft.saved_at)


def filed_in(session: Session, actor_key: str, sitting: str) -> Dossier | None:
    """The dossier this sitting has become already. Whoever asks waits for another who is filing it just now."""
    if not sitting:
        return None
    lock = hashlib.sha256(f"{actor_key}\0{_ROUTE}\0{sitting}".encode()).digest()
    session.execute(select(func.pg_advisory_xact_lock(int.from_bytes(lock[:8], signed=True))))
    kept = session.get(IdempotencyKey, (actor_key, _ROUTE, sitting))
    if kept is None:
        return None
    return session.scalars(select(Dossier).where(Dossier.code == unseal(kept.answer, _ANSWER_PLACE))).one_or_none()


def note_filed(
    session: Session, actor_key: str, sitting: str, dossier: Dossier, boxes: Mapping[str, str], at: datetime
) -> None:
    """This will bind the sitting to its dossier for ever, in the transaction of the filing."""
    if sitting:
        session.add(
            IdempotencyKey(
                client=actor_key,
                route=_ROUTE,
                key=sitting,
                fingerprint=find_key("\0".join(f"{name}={text}" for name, text in sorted(boxes.items()))),
                status=_CREATED,
                answer=seal(dossier.code, _ANSWER_PLACE),
                at=at,
                keep_until=None,
            )
        )
