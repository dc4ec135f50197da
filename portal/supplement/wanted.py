"""What a supplement request asks for, item by item, as the applicant reads and answers it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.dossier import Dossier
from models.intake.supplement_request import SupplementRequest
from notifications.clean_text import mask_identity_numbers
from procedures.field_at import field_title, value_at, value_in_words
from procedures.procedure import Edition

_SOMETHING = "Nội dung hồ sơ"


@dataclass(frozen=True)
class Wanted:
    """`number` counts from 1. A component is answered with files, a field with a text, anything else with words.

    `declared` is what was filed at the field, personal numbers masked.
    """

    number: int
    title: str
    reason: str
    what_to_do: str
    legal_basis: str
    component: str | None = None
    pointer: str | None = None
    declared: str = ""

    @property
    def takes_files(self) -> bool:
        return self.component is not None

    @property
    def text_box(self) -> str:
        """The name of the box its words are typed into; empty for what is answered with files alone."""
        if self.pointer is not None:
            return f"sua-{self.number}"
        return "" if self.takes_files else f"tra-loi-{self.number}"

    @property
    def file_box(self) -> str:
        return f"tep-{self.number}"


def wanted_of(request: SupplementRequest, edition: Edition, dossier: Dossier) -> list[Wanted]:
    """This will give every item of the request, in its order."""
    filed = {"declaration": dossier.declaration, "applicant": dossier.applicant, "delivery": dossier.delivery}
    return [_one(number, item, edition, filed) for number, item in enumerate(request.items, start=1)]


def _one(number: int, item: Mapping[str, Any], edition: Edition, filed: Mapping[str, Any]) -> Wanted:
    pointer = item.get("pointer") or None
    return Wanted(
        number=number,
        title=_title(item, edition),
        reason=str(item["reason"]),
        what_to_do=str(item["what_to_do"]),
        legal_basis=str(item.get("legal_basis") or ""),
        component=item.get("component") or None,
        pointer=pointer,
        declared=_declared(pointer, edition, filed) if pointer else "",
    )


def _title(item: Mapping[str, Any], edition: Edition) -> str:
    if item.get("component"):
        known = edition.component(str(item["component"]))
        return known.title if known else str(item["component"])
    return field_title(edition, str(item.get("pointer") or "")) or _SOMETHING


def _declared(pointer: str, edition: Edition, filed: Mapping[str, Any]) -> str:
    return mask_identity_numbers(value_in_words(edition, pointer, value_at(filed, pointer)))
