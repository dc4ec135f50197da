"""How things are written to and read from partners: frozen, and silent about what they hold."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints

# Ours, opaque, without personal data: it travels in headers, addresses and logs.
Reference = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]*$", max_length=60)]
PartialDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
IdentityNumber = Annotated[str, StringConstraints(pattern=r"^\d{12}$")]


class Wire(BaseModel):
    """Read from a partner: what we do not know is passed over, for partners add fields as they please."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True, extra="ignore")

    def __repr_args__(self) -> list[tuple[str | None, Any]]:
        """Only the reference is shown: these objects end up in logs and tracebacks."""
        return [("reference", getattr(self, "reference", None))]


class Asked(Wire):
    """Written by us: a misspelt field is our own fault and is refused."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True, extra="forbid")

    reference: Reference


class Referring(Wire):
    """An answer that says which of our references it is about."""

    reference: Reference


class Receipt(Referring):
    """The question is in hand; the answer comes by message."""

    state: str
