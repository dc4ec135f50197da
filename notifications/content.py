"""What every notice knows: which dossier, whose, which office answers for it, where it is followed."""

from __future__ import annotations

from collections.abc import Mapping

from notifications.facts import DossierCode, Facts, Line, Link, Paragraph
from notifications.office import Office

# What a notice function gives its templates: words ready to be shown, numbers to be counted, truths to be asked.
Context = Mapping[str, object]


class RefusalGround(Facts):
    """One reason of a refusal and the provision it rests on; a refusal without both must not leave the house."""

    reason: Paragraph
    legal_basis: Line


class Content(Facts):
    """The facts common to all notices. `addressee` is the only person a letter may name in full.

    A content is kept as JSON (`kept`) until its letter is sent, so a notice only ever gains optional fields.
    """

    code: DossierCode
    procedure: Line
    addressee: Line
    office: Office
    tracking_url: Link

    def kept(self) -> dict[str, object]:
        """The content as JSON values, for the outbox; `catalogue.content_of` reads it again."""
        return self.model_dump(mode="json")

    def __repr_args__(self) -> list[tuple[str | None, object]]:
        """Only the code, so that no log or error message shows whom a letter is for."""
        return [("code", self.code)]


def shared(content: Content) -> dict[str, object]:
    """The part of the context that the layouts of all notices use."""
    return {
        "code": content.code,
        "procedure": content.procedure,
        "addressee": content.addressee,
        "office": content.office,
        "tracking_url": content.tracking_url,
    }
