"""A problem: why a request cannot be served, as RFC 9457 has it. Raise one anywhere behind the door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.exceptions import HTTPException

from models.acts.refusal import FormFault, FormFaults, ItemGone, Refused, StaleVersion
from web.problems.catalogue import CATALOGUE

MEDIA_TYPE = "application/problem+json"


class Problem(HTTPException):
    """`slug` is one of the catalogue; `detail` is a Vietnamese sentence that says what to do.

    `errors` name single fields by JSON pointer. `extra` are further members of the answer; never personal data.
    """

    def __init__(
        self,
        slug: str,
        detail: str | None = None,
        *,
        errors: Sequence[FormFault] = (),
        headers: Mapping[str, str] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self.kind = CATALOGUE[slug]
        super().__init__(self.kind.status, detail or self.kind.meaning, dict(headers or {}))
        self.errors = tuple(errors)
        self.extra = dict(extra or {})
        # What the refused page had typed into it, so that its answer can give it back; for people only.
        self.typed: Mapping[str, str] = {}

    def body(self, request_id: str, language: str = "vi") -> dict[str, Any]:
        """This will give the members of the answer; `instance` is the request's id, which people may quote."""
        answer = {
            "type": f"/problems/{self.kind.slug}",
            "title": self.kind.title_en if language == "en" else self.kind.title,
            "status": self.kind.status,
            "detail": self.detail,
            "instance": request_id,
            **self.extra,
        }
        if self.errors:
            answer["errors"] = [{"pointer": fault.pointer, "detail": fault.detail} for fault in self.errors]
        return answer


def problem_of(refused: Refused) -> Problem:
    """This will tell a refusal of the models as a problem; what a page needs to go on stands in its members."""
    slug = refused.slug if refused.slug in CATALOGUE else "refused"
    if isinstance(refused, FormFaults):
        return Problem(slug, str(refused), errors=refused.faults)
    if isinstance(refused, ItemGone):
        return Problem(slug, str(refused), extra={"state": str(refused.state)})
    if isinstance(refused, StaleVersion):
        return Problem(slug, str(refused), extra={"version": refused.present})
    return Problem(slug, str(refused))


def faulty(pointer: str, detail: str) -> Problem:
    """This will make the problem of one wrong field."""
    return Problem("validation", errors=[FormFault(pointer, detail)])
