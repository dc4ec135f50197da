"""Which people a dossier names, by keyed hashes of their personal numbers: so a family's dossiers are seen together.

Only the hash and the place in the form are kept; the number itself stays sealed in the dossier.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base
from models.dossier import Dossier
from models.sealed import find_key

_NUMBER = "personal_number"
_LONGEST_PART = 120


class PersonNamed(Base):
    """One person in one place of the filing, such as "declaration.mother"."""

    __tablename__ = "person_named"

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), primary_key=True)
    part: Mapped[str] = mapped_column(String(_LONGEST_PART), primary_key=True)
    number_key: Mapped[str] = mapped_column(String(64), index=True)


def note_people(session: Session, dossier: Dossier) -> None:
    """This will note everybody whose personal number the filing gives; called once, when it is filed."""
    for part, key in people_in({"applicant": dossier.applicant, "declaration": dossier.declaration}):
        session.add(PersonNamed(dossier_id=dossier.id, part=part, number_key=key))


def people_in(body: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The place and the keyed hash of every personal number in a filing."""
    yield from _people("", body)


def _people(place: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        number = value.get(_NUMBER)
        if isinstance(number, str) and number:
            yield place[:_LONGEST_PART], find_key(number)
        for name, inner in value.items():
            yield from _people(f"{place}.{name}" if place else str(name), inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _people(f"{place}.{number}", inner)
