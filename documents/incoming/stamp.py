"""The stamp ĐẾN itself (Nghị định 30/2020/NĐ-CP, Phụ lục IV): what stands in it, and how it is drawn."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from documents.printable import on_paper
from documents.printed_value import VIETNAM
from documents.typesetter import typeset_block

_POINTS_IN_MM = 72 / 25.4
# Khung dấu: 35 mm x 50 mm.
WIDTH, HEIGHT = 50 * _POINTS_IN_MM, 35 * _POINTS_IN_MM
_TEMPLATE = "incoming/stamp"


@dataclass(frozen=True)
class Stamp:
    """`passed_to` is the line "Chuyển", `file_symbol` the line "Số và ký hiệu HS"; both may still be empty."""

    agency: str
    number: int
    arrived_at: datetime
    passed_to: str = ""
    file_symbol: str = ""

    @property
    def day(self) -> str:
        """`16/7/2022, 9g05`, by Việt Nam's clock, whatever weekday it was."""
        at = self.arrived_at.astimezone(VIETNAM)
        return f"{at.day}/{at.month}/{at.year}, {at.hour}g{at.minute:02d}"

    def lines(self) -> tuple[tuple[str, str], ...]:
        """The labelled lines in the order of the form."""
        return (
            ("Số", str(self.number)),
            ("Ngày", self.day),
            ("Chuyển", self.passed_to),
            ("Số và ký hiệu HS", self.file_symbol),
        )


def draw_stamp(stamp: Stamp) -> bytes:
    """This will draw the stamp alone, transparent, on a page of its own size; the same stamp gives the same bytes."""
    told = {
        "agency": on_paper(stamp.agency),
        "lines": [[label, on_paper(value)] for label, value in stamp.lines()],
        "width": WIDTH,
        "height": HEIGHT,
    }
    return typeset_block(_TEMPLATE, {"stamp": json.dumps(told, ensure_ascii=False)}, stamp.arrived_at)
