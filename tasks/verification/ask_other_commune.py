"""Asking the commune whose books may know, where the database has nothing (NĐ 07/2025/NĐ-CP: 3 working days)."""

from __future__ import annotations

from typing import Any

from engine.work import Work
from procedures.forms.birth_declaration import BirthDeclaration
from tasks.verification.put_question import question, question_step
from tasks.wording.letterhead import agency_of
from tasks.wording.persons_asked import declared_birth, parents_asked


def _question(work: Work) -> dict[str, Any] | None:
    declaration = declared_birth(work.dossier)
    commune = _ward(declaration) or agency_of(work.session, work.dossier).ward_code
    return question(work, commune, *parents_asked(declaration), about="marital_status")


def _ward(declaration: BirthDeclaration) -> str | None:
    """The ward of permanent residence of a parent, whose office keeps his marital status."""
    homes = [parent.residence for parent in (declaration.mother, declaration.father) if parent and parent.residence]
    return next((home.ward for home in homes if home.ward), None)


ask_other_commune = question_step(
    "ask_other_commune", "Hỏi Ủy ban nhân dân cấp xã khác về tình trạng hôn nhân", _question
)
