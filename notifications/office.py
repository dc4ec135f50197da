"""The one-stop desk that answers for a dossier, as a letter presents it."""

from __future__ import annotations

import re

from notifications.facts import Facts, Line, PhoneShown
from notifications.own_words import NO_OWN_WORDS, OwnWords

# Every letter of a text message is paid for, so an office signs it by the abbreviations everybody knows.
_ABBREVIATIONS = (
    (re.compile(r"trung tâm phục vụ hành chính công", re.IGNORECASE), "TTPVHCC"),
    (re.compile(r"bộ phận tiếp nhận và trả kết quả", re.IGNORECASE), "BPTNTKQ"),
    (re.compile(r"(?:ủy|uỷ) ban nhân dân", re.IGNORECASE), "UBND"),
)
_LONGEST_SIGNATURE = 40


class Office(Facts):
    """`opening_hours` is said as it stands; `opening_hours.in_words` writes it from an agency's hours.

    `own` is what the office says in its own words.
    """

    name: Line
    address: Line
    phone: PhoneShown
    email: Line | None = None
    opening_hours: Line
    own: OwnWords = NO_OWN_WORDS

    @property
    def short_name(self) -> str:
        """The name a text message is signed with: abbreviated, at most 40 letters, cut at the end of a word."""
        name = self.name
        for spelt_out, short in _ABBREVIATIONS:
            name = spelt_out.sub(short, name)
        if len(name) <= _LONGEST_SIGNATURE:
            return name
        return name[: _LONGEST_SIGNATURE + 1].rpartition(" ")[0] or name[:_LONGEST_SIGNATURE]
