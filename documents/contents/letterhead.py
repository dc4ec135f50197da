"""The head of an administrative document (NĐ 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

from documents.contents.content import Part, Required, Text
from documents.printed_value import Day


class Letterhead(Part):
    """Who issues, under which number, where and when."""

    superior: Text = ""
    """The agency above, on the first line: "ỦY BAN NHÂN DÂN PHƯỜNG ..."; may be empty."""
    agency: Required
    number: Text = ""
    """Number and symbol without the word "Số:", for instance "12/PBS-TTPVHCC"."""
    place: Required
    issued_on: Day
