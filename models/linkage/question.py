"""Which letter of which agency a question of our books stands for: asked again, it is still that one question."""

from __future__ import annotations

from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Select, String, UniqueConstraint, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Identified
from models.dossier import Dossier
from procedures.folded_text import folded
from procedures.forms.declarations.commune_question import QuestionDeclaration

_LONGEST_KEY = 200


class Question(Identified, Base):
    """`letter` is the asking agency's code, the year and the number of its letter, written in one way.

    By the linkage that number is the asking agency's reference, so a letter on paper that follows is known again.
    """

    __tablename__ = "question"
    __table_args__ = (UniqueConstraint("agency_id", "letter"),)

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    letter: Mapped[str] = mapped_column(String(_LONGEST_KEY))
    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), unique=True)


def letter_key(asked: QuestionDeclaration) -> str:
    """One key for one letter, however it was typed; every agency numbers its letters anew each year."""
    number = "".join(folded(asked.letter.number).split())
    return f"{asked.letter.agency.upper()}|{asked.letter.dated.year}|{number}"[:_LONGEST_KEY]


def asked_before(session: Session, agency_id: UUID, asked: QuestionDeclaration) -> Dossier | None:
    """The dossier in which this letter was, or is being, answered."""
    return session.scalars(_dossier_of(agency_id, letter_key(asked))).one_or_none()


def note_question(session: Session, dossier: Dossier, asked: QuestionDeclaration) -> bool:
    """This will bind the letter to its dossier; False when another dossier has it at this very moment."""
    new = insert(Question).values(
        id=uuid4(), agency_id=dossier.agency_id, letter=letter_key(asked), dossier_id=dossier.id
    )
    made = session.execute(new.on_conflict_do_nothing().returning(Question.id)).scalar_one_or_none()
    return made is not None


def _dossier_of(agency_id: UUID, letter: str) -> Select[Dossier]:
    about = select(Dossier).join(Question, Question.dossier_id == Dossier.id)
    return about.where(Question.agency_id == agency_id, Question.letter == letter)
