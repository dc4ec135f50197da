"""The names of what was handed in, or is missing, as people read them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.dossier import Dossier
from models.folder.original_move import held
from models.intake.component import Component
from procedures.forms.filing import Filing
from procedures.forms.form import Form
from procedures.forms.form_tree import form_in
from procedures.procedure import Edition
from tasks.wording.applicant import edition_of

_OTHER = "Nội dung hồ sơ"


def component_title(edition: Edition, code: str) -> str:
    known = edition.component(code)
    return known.title if known else code


def wanted_title(edition: Edition, item: dict[str, Any]) -> str:
    """What one line of a supplement request is about: a component, or a field of the declaration."""
    if item.get("component"):
        return component_title(edition, str(item["component"]))
    return _field_title(edition, str(item.get("pointer") or ""))


def originals_kept(session: Session, dossier: Dossier) -> tuple[str, ...]:
    """The originals that lie with the office and are given back with the ending."""
    kept = held(session, present_components(session, dossier))
    return tuple(component_title(edition_of(dossier), row.code) for row in kept)


def originals_to_bring(session: Session, dossier: Dossier) -> tuple[str, ...]:
    """What was sent as a picture only."""
    pictures = [row for row in present_components(session, dossier) if row.original_to_be_shown]
    return tuple(component_title(edition_of(dossier), row.code) for row in pictures)


def present_components(session: Session, dossier: Dossier) -> list[Component]:
    present = select(Component).where(Component.dossier_id == dossier.id, Component.replaced_at.is_(None))
    return list(session.scalars(present.order_by(Component.handed_in_at, Component.code)))


def _field_title(edition: Edition, pointer: str) -> str:
    at: type[Form] | None = Filing
    title = ""
    for step in pointer.strip("/").split("/"):
        if at is None or step not in at.model_fields:
            break
        field = at.model_fields[step]
        title = field.title or title
        at = form_in(field.annotation)
        if step == "declaration" and edition.declaration_form is not None:
            at = edition.declaration_form
    return title or _OTHER
