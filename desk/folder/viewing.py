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
    item: str

    def address(self, *, page: int | None = None, turn: int | None = None, size: int | None = None) -> str:
        """The query of the page with one choice changed."""
        wanted = (page or self.page, self.turn if turn is None else turn % 360, self.size if size is None else size)
        return f"?viec={self.item}&xem={self.row.component.id}&trang={wanted[0]}&xoay={wanted[1]}&co={wanted[2]}#xem"


def viewing_of(handed: Sequence[HandedRow], query: Mapping[str, str], *, by_itself: bool = False) -> Viewing | None:
    """What the address asks for; where it asks for nothing and papers show by themselves, the first of them."""
    files = [one for one in handed if one.file]
    row = next((one for one in files if str(one.component.id) == query.get("xem")), None)
    if row is None and by_itself and "xem" not in query:
        row = next(iter(files), None)
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
        item=query.get("viec", ""),
    )
