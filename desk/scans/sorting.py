"""A pile of scanned pages on the desk: what the cover sheets say of each page, and what a clerk says instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from documents.scans.cover_code import CoverCode
from language.phrase import phrase
from models.dossier import Dossier
from models.intake.component import Component
from procedures.catalogue import find
from web.access import visible_dossiers
from web.visit import Inside

# What a page may be besides a page of a component: a cover sheet, or one that is filed nowhere.
COVER, NOWHERE = "cover", ""


@dataclass(frozen=True)
class Target:
    """A component of a dossier to which pages may be given; `value` is what a page's box holds."""

    dossier: Dossier
    component: str
    title: str

    @property
    def value(self) -> str:
        return f"{self.dossier.code}|{self.component}"

    @property
    def words(self) -> str:
        return phrase("{dossier} · {name}", dossier=self.dossier.code, name=self.title)


def by_covers(codes: Iterable[CoverCode | None]) -> list[dict[str, Any]]:
    """Each page with its place: a page belongs to the last cover sheet before it; before the first one nowhere."""
    pages, present = [], NOWHERE
    for number, code in enumerate(codes, 1):
        if code is not None:
            present = f"{code.dossier}|{code.component}"
        pages.append({"page": number, "place": present if code is None else COVER, "says": present})
    return pages


def dossiers_in(inside: Inside, pages: Sequence[Mapping[str, Any]], more: Iterable[str] = ()) -> list[Dossier]:
    """The dossiers the cover sheets name, and others by their codes, as far as this person may see them."""
    named = {str(page["says"]).partition("|")[0] for page in pages} | set(more)
    wanted = select(Dossier).where(Dossier.code.in_(named - {""}), visible_dossiers(inside.caller))
    return list(inside.session.scalars(wanted.order_by(Dossier.code)))


def targets_of(inside: Inside, dossiers: Sequence[Dossier]) -> list[Target]:
    """What of these dossiers was handed in, each once."""
    if not dossiers:
        return []
    rows = select(Component).where(
        Component.dossier_id.in_([dossier.id for dossier in dossiers]), Component.replaced_at.is_(None)
    )
    codes = {(row.dossier_id, row.code) for row in inside.session.scalars(rows)}
    return [
        _target(dossier, code) for dossier in dossiers for owner, code in sorted(codes, key=str) if owner == dossier.id
    ]


def _target(dossier: Dossier, code: str) -> Target:
    known = find(dossier.procedure).edition(dossier.edition).component(code)
    return Target(dossier, code, known.title if known else code)


def piles(pages: Sequence[Mapping[str, Any]]) -> dict[str, list[int]]:
    """The pages of each place in their order, cover sheets and what is filed nowhere left out."""
    found: dict[str, list[int]] = {}
    for page in pages:
        if page["place"] not in (COVER, NOWHERE):
            found.setdefault(str(page["place"]), []).append(int(page["page"]))
    return found
