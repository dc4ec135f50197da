"""What a journal line says: small, frozen, without personal data. New fields are always optional."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, StringConstraints

MAX_BYTES = 4096


class Outcome(BaseModel):
    """The base of every outcome: ids, enums, counts, instants and hashes only."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Form(BaseModel):
    """What a person fills in when answering a wait. `name` is the API's outcome name, `title` the button."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    name: ClassVar[str]
    title: ClassVar[str]
    sample: ClassVar[dict[str, Any]] = {}
    # A primary button does what is usual; a grave one is refused without a reason and shows what it causes.
    grave: ClassVar[bool] = False
    causes: ClassVar[str] = ""

    @classmethod
    def example(cls, today: date) -> dict[str, Any]:
        """An answer that could be given on this day; forms that name a day to come say which."""
        return dict(cls.sample)


Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=5, max_length=1000)]
ShortText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
