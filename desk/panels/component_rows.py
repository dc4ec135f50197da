"""The component list of one dossier: what the law lets the office ask for, what was handed in, what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from desk.folder.declared import filed_body
from desk.folder.folder import Folder
from language.phrase import one_after_another
from models.clock.clock import VIETNAM
from models.intake.component import Component
from models.intake.stored_file import StoredFile
from procedures.civil_words import ComponentKind, ComponentSource
from procedures.component import Component as Wanted
from procedures.component import Necessity
from procedures.components.ready_sentences import ReadySentence, ready_sentences
from procedures.filing import Filing, filing_model
from procedures.rules.filing_rules import facts_of

_KINDS = {kind.value: kind.words for kind in ComponentKind}
_SOURCES = {source.value: source.words for source in ComponentSource}


@dataclass(frozen=True)
class HandedRow:
    """One component as it was handed in."""

    component: Component
    title: str
    kind: str
    source: str
    file: StoredFile | None
    verdict: str


@dataclass(frozen=True)
class ComponentRow:
    """One component of the catalogue as it stands in this dossier."""

    code: str
    title: str
    must: bool
    condition: str
    necessity: str
    legal_basis: str
    note: str
    kinds: str
    handed: tuple[HandedRow, ...]
    sentences: tuple[ReadySentence, ...] = ()

    @property
    def is_missing(self) -> bool:
        return self.must and not self.handed


def component_rows(folder: Folder) -> list[ComponentRow]:
    """Every component with a place in this dossier, in the order of the catalogue, and all that was handed in."""
    filing = read_filed(folder)
    facts = facts_of(filing, folder.dossier.received_at.astimezone(VIETNAM).date()) if filing else None
    handed = {row.code for row in folder.present_components}
    rows = []
    for wanted in folder.edition.components:
        applies = filing is not None and facts is not None and wanted.applies(filing.declaration, facts)
        if wanted.code in handed or (applies and wanted.may_be_demanded):
            must = filing is not None and facts is not None and wanted.must_be_handed_in(filing.declaration, facts)
            rows.append(_row(folder, wanted, must))
    return rows


def read_filed(folder: Folder) -> Filing | None:
    """The filing as it was read at intake; None when an edition has since become stricter."""
    body: dict[str, Any] = {**filed_body(folder.dossier), "procedure": folder.procedure.code}
    try:
        return filing_model(folder.procedure, folder.edition).model_validate(body)
    except ValidationError:
        return None


def handed_row(folder: Folder, row: Component) -> HandedRow:
    return HandedRow(
        component=row,
        title=folder.component_title(row.code),
        kind=_KINDS.get(row.kind, row.kind),
        source=_SOURCES.get(row.source, row.source),
        file=folder.files.get(row.file_id) if row.file_id else None,
        verdict=row.verdict.words,
    )


def unfinished(folder: Folder) -> list[str]:
    """The titles of what was handed in and has not been found good yet."""
    return [folder.component_title(row.code) for row in folder.present_components if not row.verdict.is_finished]


def _row(folder: Folder, wanted: Wanted, must: bool) -> ComponentRow:
    present = [row for row in folder.present_components if row.code == wanted.code]
    return ComponentRow(
        code=wanted.code,
        title=wanted.title,
        must=must,
        condition=wanted.condition.words if wanted.condition else "",
        necessity=wanted.necessity.words if wanted.necessity is not Necessity.CONDITIONAL else "",
        legal_basis=wanted.legal_basis,
        note=wanted.note,
        kinds=one_after_another("; ", (kind.words.lower() for kind in wanted.kinds)),
        handed=tuple(handed_row(folder, row) for row in present),
        sentences=ready_sentences(wanted),
    )
