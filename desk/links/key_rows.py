"""The keys of one agency as the page shows them: pinned, waiting to be agreed to, ending, ended. No private half."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from language.phrase import one_after_another, phrase
from models.clock.written_time import hour_and_day
from models.linkage.partner_agency import PartnerAgency
from models.linkage.partner_key import KeyFace, KeyPurpose, KeyState, PartnerKey, face_of, grouped
from models.linkage.partner_keys import pinned

MOST = 30
_OVERLAP = "gối đầu"


@dataclass(frozen=True)
class KeyRow:
    """`face` is given for a key that counts and may be taken off; `id` for one that waits to be agreed to."""

    fingerprint: str
    purpose: str
    state: str
    tone: str
    since: datetime | None
    until: datetime | None
    brought_by: str
    decided_by: str
    reason: str
    face: KeyFace | None = None
    id: UUID | None = None


def pinned_faces(session: Session, partner: PartnerAgency) -> list[KeyFace]:
    """Every key that is pinned, whether or not its time is over."""
    return [face_of(purpose, public) for purpose in KeyPurpose for public in pinned(session, partner, purpose)]


def key_rows(session: Session, partner: PartnerAgency, now: datetime) -> tuple[list[KeyRow], list[str | None]]:
    """The rows, what waits first; with them the keys of the people named, for `names_of`."""
    wanted = select(PartnerKey).where(PartnerKey.partner_id == partner.id).order_by(PartnerKey.added_at.desc())
    terms = list(session.scalars(wanted.limit(MOST)))
    in_force = {row.public: row for row in terms if row.state is KeyState.IN_FORCE}
    waiting = [_waiting(row) for row in terms if row.state is KeyState.PROPOSED]
    counting = [_counting(partner, face, in_force.get(face.public), now) for face in pinned_faces(session, partner)]
    over = [_over(row) for row in terms if row.state in (KeyState.RETIRED, KeyState.DECLINED)]
    people = [name for row in terms for name in (row.added_by, row.decided_by, row.retired_by)]
    return [*waiting, *counting, *over], [*people, partner.proposed_by, partner.activated_by, partner.suspended_by]


def rotation_words(rows: list[KeyRow]) -> str:
    """Where the exchange of keys stands, in a sentence."""
    waits = any(row.id for row in rows)
    ending = [row.until for row in rows if row.face and row.until and row.state == _OVERLAP]
    said = ["Có khóa mới chờ người thứ hai đồng ý; trong khi chờ, các khóa cũ vẫn dùng như thường."] if waits else []
    if ending:
        last = hour_and_day(min(ending))
        said.append(phrase("Đang đổi khóa: khóa cũ và khóa mới cùng được nhận, khóa cũ tự hết lúc {last}.", last=last))
    return one_after_another(" ", said) if said else "Không có khóa nào đang đổi."


def _waiting(row: PartnerKey) -> KeyRow:
    return KeyRow(
        grouped(row.fingerprint),
        row.purpose.words,
        "chờ đồng ý",
        "soon",
        None,
        None,
        row.added_by,
        "",
        "",
        id=row.id,
    )


def _counting(partner: PartnerAgency, face: KeyFace, row: PartnerKey | None, now: datetime) -> KeyRow:
    until = row.valid_to if row else None
    state, tone = ("đang dùng", "well") if until is None else (_OVERLAP, "soon") if until > now else ("đã hết", "")
    return KeyRow(
        grouped(face.fingerprint),
        face.purpose.words,
        state,
        tone,
        (row.valid_from if row else None) or partner.added_at,
        until,
        (row.added_by if row else partner.proposed_by) or "system",
        (row.decided_by if row else partner.activated_by) or "",
        "",
        face=face,
    )


def _over(row: PartnerKey) -> KeyRow:
    retired = row.state is KeyState.RETIRED
    return KeyRow(
        grouped(row.fingerprint),
        row.purpose.words,
        "đã thôi dùng" if retired else "không đồng ý",
        "",
        row.valid_from,
        row.retired_at if retired else row.decided_at,
        row.added_by,
        (row.retired_by if retired else row.decided_by) or "",
        row.reason or "",
    )
