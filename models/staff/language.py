"""In which language somebody of the staff reads his pages; papers, letters and records are Vietnamese always."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """The values are those of `lang` in a page."""

    VIETNAMESE = "vi"
    ENGLISH = "en"
