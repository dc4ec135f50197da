"""The kinds of value a letter may be filled with, and the frozen model all contents are made of."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from notifications.clean_text import mask_identity_numbers, one_line, paragraphs


def _line(text: str) -> str:
    return _said(mask_identity_numbers(one_line(text)))


def _paragraph(text: str) -> str:
    return _said(mask_identity_numbers(paragraphs(text)))


def _said(text: str) -> str:
    if not text:
        raise ValueError("nothing is said")
    return text


# One line of words for people: cleaned, never empty, at most 300 letters once cleaned.
Line = Annotated[str, AfterValidator(_line), Field(max_length=300)]
# A reason or an instruction, possibly of several lines: cleaned, never empty, at most 2,000 letters once cleaned.
Paragraph = Annotated[str, AfterValidator(_paragraph), Field(max_length=2000)]
# Mã hồ sơ: identifier of the agency, day, running number (Thông tư 03/2025/TT-VPCP Điều 13).
DossierCode = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9.]{1,35}-\d{6}-\d{4,10}$")]
# Mã bưu gửi as the post office gives it.
ParcelCode = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9-]{4,40}$")]
# A telephone number as it is shown, with the dots and spaces people like.
PhoneShown = Annotated[str, StringConstraints(pattern=r"^[0-9+(). -]{3,40}$")]
# Where a page of ours is found; the secret in it is the only thing that opens the dossier.
Link = Annotated[str, StringConstraints(pattern=r"^https?://[A-Za-z0-9\-._~:/?#\[\]@!$&*+,;=%]{1,300}$")]
# An instant with its time zone; letters show it in Asia/Ho_Chi_Minh.
Instant = AwareDatetime
# A sum of money in whole đồng.
Dong = Annotated[int, Field(ge=0, strict=True)]


class Facts(BaseModel):
    """A frozen set of facts for a letter. Errors name the field and never repeat what was in it."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)
