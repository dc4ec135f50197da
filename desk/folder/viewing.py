"""What the viewer beside the fields shows; every choice stands in the address, so that it works without a script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desk.panels.component_rows import HandedRow

_TURNS = ("90", "180", "270")
_SIZES = ("1", "2")


@dataclass(frozen=True)
class Viewing:
    """One page of a handed-in file, turned by so many degrees, in one of three sizes."""

    row: HandedRow
    page: int
    pages: int
    turn: int
    size: int

    def address(self, *, page: int | None = None, turn: int | None = None, size: int | None = None) -> str:
        """The query of the page with one choice changed."""
        wanted = (page or self.page, self.turn if turn is None else turn % 360, self.size if size is None else size)
        return f"?xem={self.row.component.id}&trang={wanted[0]}&xoay={wanted[1]}&co={wanted[2]}#xem"


def viewing_of(handed: Sequence[HandedRow], query: Mapping[str, str]) -> Viewing | None:
    """What the address asks for; None when it names nothing that was handed in as a file."""
    row = next((one for one in handed if str(one.component.id) == query.get("xem") and one.file), None)
    if row is None or row.file is None:
        return None
    page = query.get("trang", "")
    turn, size = query.get("xoay", ""), query.get("co", "")
    return Viewing(
        row=row,
        page=int(page) if page.isdecimal() and 1 <= int(page) <= row.file.pages else 1,
        pages=row.file.pages,
        turn=int(turn) if turn in _TURNS else 0,
        size=int(size) if size in _SIZES else 0,
    )
