"""One message on one channel, ready to be handed to a gateway."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from notifications.clean_text import one_line
from notifications.facts import Facts
from notifications.sms_text import part_count


class Channel(StrEnum):
    """A way a message travels."""

    EMAIL = "e-mail"
    SMS = "sms"


def _header(text: str) -> str:
    if text != one_line(text):
        raise ValueError("a header is one line without control characters")
    return text


Header = Annotated[str, AfterValidator(_header)]


class Message(Facts):
    """A message for one person.

    `to` is a mail address, or a mobile number written 0912345678. `subject` and `html` belong to e-mail only.
    `reference` is ours, unique per message, and serves the gateway as idempotency key. Address and words stay out
    of the representation, hence out of logs.
    """

    channel: Channel
    to: Header = Field(min_length=3, repr=False)
    subject: Header | None = Field(default=None, repr=False)
    text: str = Field(min_length=1, repr=False)
    html: str | None = Field(default=None, repr=False)
    reference: Header = Field(min_length=1, max_length=200)

    @property
    def sms_parts(self) -> int:
        """How many text message parts are paid for; none for an e-mail."""
        return part_count(self.text) if self.channel is Channel.SMS else 0

    @model_validator(mode="after")
    def _dressed_for_its_channel(self) -> Self:
        dressed = (self.subject is not None, self.html is not None)
        if dressed != ((True, True) if self.channel is Channel.EMAIL else (False, False)):
            raise ValueError("an e-mail has a subject and an HTML body, a text message has neither")
        return self
