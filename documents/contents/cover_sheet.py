"""Tờ bìa: laid before the papers of one component when a pile is scanned, so that its pages find their place."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field, JsonValue

from documents.contents.content import Content, Part, Required
from documents.qr import qr_svg


class CoveredComponent(Part):
    """One component: its title for people, and what its square code says for the machine."""

    title: Required
    code: Required


class CoverSheet(Content):
    """A page for each component. It names no person: it may lie about in the scanning room."""

    template: ClassVar[str] = "cover_sheet"
    title: ClassVar[str] = "Tờ bìa quét giấy tờ"

    agency: Required
    dossier_code: Required
    procedure: Required
    components: tuple[CoveredComponent, ...] = Field(min_length=1)

    def derived(self) -> dict[str, JsonValue]:
        return {"squares": [qr_svg(component.code) for component in self.components]}
