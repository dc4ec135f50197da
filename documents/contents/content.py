"""What every document has in common."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, JsonValue, StringConstraints

from documents.printed_value import ON_PAPER

Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)]
Required = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Count = Annotated[int, Field(ge=0, le=9999)]


class Part(BaseModel):
    """A frozen piece of a document; an unknown field is a mistake of the caller."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Content(Part):
    """All that one document says, complete enough to draw the same bytes again years later."""

    template: ClassVar[str]
    """Name of the file in `documents/templates`, without its ending."""
    title: ClassVar[str]
    """The document's own name, also the title in the PDF's properties; never anything personal."""
    every_letter_must_print: ClassVar[bool] = False

    drawn_at: AwareDatetime
    """When the office drew it up, by the office's clock; the only time that enters the file."""
    tracking_url: Text = ""
    """Where the square code leads; no code is drawn when it is empty."""

    def printed(self) -> dict[str, JsonValue]:
        """This will give every field as a template shows it: days and sums already in Vietnamese."""
        fields: dict[str, JsonValue] = self.model_dump(mode="json", context=ON_PAPER)
        return fields | {"title": self.title} | self.derived()

    def derived(self) -> dict[str, JsonValue]:
        """This will give what follows from the fields, such as a sum in words."""
        return {}
