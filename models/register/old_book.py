"""What is known of the book in which something was once registered: who keeps it now, and whether it still stands."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.dossier import Dossier
from models.register.look_up import LookUp
from procedures.catalogue import find
from procedures.forms.declarations.old_registration import OldRegistration

OLD_BOOK = "old_book"
KEPT, LOST = "book_kept", "book_lost"


def old_registration(dossier: Dossier) -> OldRegistration:
    """The earlier registration as it was declared, of whatever kind; LookupError where none is declared."""
    form = find(dossier.procedure).edition(dossier.edition).declaration_form
    declared = getattr(form.model_validate(dossier.declaration), "old", None) if form else None
    if not isinstance(declared, OldRegistration):
        raise LookupError(f"{dossier.procedure} is about no earlier registration")
    return declared


def old_book_kept(session: Session, dossier: Dossier) -> str:
    """This will name where the book was found to stand; empty while nobody has found it."""
    said = select(LookUp).where(LookUp.dossier_id == dossier.id, LookUp.kind == OLD_BOOK)
    rows = session.scalars(said.order_by(LookUp.answered_at, LookUp.id)).all()
    if not any(row.answer.get("answer") == KEPT for row in rows):
        return ""
    return next((str(row.answer["keeper"]) for row in rows if row.answer.get("keeper")), "cơ quan lưu giữ")


def refusal_of_kept_book(keeper: str, event: str) -> str:
    """The reason of a refusal, with what can be done instead; `event` is "kết hôn" or "khai sinh"."""
    return (
        f"Sổ đăng ký {event} còn lưu tại {keeper} nên không đăng ký lại; "
        f"ông/bà đề nghị cấp bản sao trích lục {event} (thủ tục 2.000635) tại bất kỳ cơ quan đăng ký hộ tịch nào."
    )
