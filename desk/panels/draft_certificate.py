"""The certificate as it would be drawn from a draft: the same content, with the places left open that come later."""

from __future__ import annotations

from datetime import date
from typing import Any

from desk.folder.folder import Folder
from desk.panels.letter_preview import NUMBER_TO_COME, today
from documents.contents.birth_certificate import BirthCertificate, Parent
from documents.contents.people import Signatory
from models.register.draft import Draft
from models.register.records.birth import remark_of

OPEN = "(chưa có)"


def draft_certificate(folder: Folder, draft: Draft) -> BirthCertificate:
    """What the chairman would sign if he approved now; a field the draft leaves open shows as such."""
    book: dict[str, str] = {name: value or OPEN for name, value in draft.content.items()}
    return BirthCertificate(
        drawn_at=folder.now,
        number=f"{NUMBER_TO_COME}/{today(folder).year}",
        child_name=book["child_name"],
        born_on=date.fromisoformat(draft.content["born_on"]),
        gender=book["gender"],
        ethnicity=draft.content["ethnicity"],
        nationality=book["nationality"],
        birthplace=book["birthplace"],
        native_place=book["native_place"],
        personal_number=draft.content.get("personal_number", ""),
        mother=_parent(draft.content, book, "mother"),
        father=_parent(draft.content, book, "father"),
        declarant_name=book["declarant_name"],
        declarant_document=book["declarant_document"],
        registered_at=folder.agency.name,
        registered_on=today(folder),
        remark=remark_of(draft.content),
        signatory=Signatory(position="Chủ tịch"),
    )


def _parent(content: dict[str, Any], book: dict[str, str], which: str) -> Parent | None:
    if not content.get(f"{which}_name"):
        return None
    return Parent(**{what: book[f"{which}_{what}"] for what in Parent.model_fields})
