"""The base of every form: strict, closed, frozen, and silent about what somebody typed when it is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Self

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError


class Contradiction(NamedTuple):
    """Two fields of one form that cannot both be right: the field to point at, a stable code, what to do."""

    field: str
    code: str
    words: str


class Form(BaseModel):
    """A part of what an applicant fills in.

    Read it with `model_validate_json`, or with `model_validate` from parsed JSON: both take the same input. Error
    messages never repeat the input, because it is personal data.
    """

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, hide_input_in_errors=True)

    def contradictions(self) -> Iterator[Contradiction]:
        """What the fields, each right by itself, say against one another; forms with such rules override this."""
        return iter(())

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        found = [
            InitErrorDetails(
                type=PydanticCustomError("contradiction", "{words}", {"words": wrong.words, "code": wrong.code}),
                loc=(wrong.field,),
                input=None,
            )
            for wrong in self.contradictions()
        ]
        if found:
            raise ValidationError.from_exception_data(type(self).__name__, found, hide_input=True)
        return self
