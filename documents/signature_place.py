"""Where on a document its signatures are shown.

A template marks the place by a labelled heading (`anchor` in `templates/office.typ`), which the typesetter writes into
the file as a named destination "place:width:height:drop", in points. So the paper itself says where it wants to be
signed, and whoever signs it later needs nothing but the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.rw_common import PdfHandler

SIGNATURE = "chu-ky"
"""The place of the person who signs."""
SEAL = "con-dau"
"""The place of the agency's own signature, put there by the seal keeper."""

# The typesetter lets a destination begin this far above the heading, so that a viewer shows some room over it.
_ABOVE_HEADING = 10
_GAP = 4
_WIDEST = 176


@dataclass(frozen=True)
class SignaturePlace:
    """A rectangle on a page: points, counted from the lower left corner; pages count from 0."""

    page: int
    left: int
    bottom: int
    width: int
    height: int

    @property
    def box(self) -> tuple[int, int, int, int]:
        return self.left, self.bottom, self.left + self.width, self.bottom + self.height


def find_place(pdf: PdfHandler, name: str) -> SignaturePlace | None:
    """This will find the place of that name, or None when the document keeps none."""
    for key, destination in _destinations(pdf):
        place, *measures = key.split(":")
        if place == name and len(measures) == 3 and all(part.isdecimal() for part in measures):
            return _place(pdf, destination, *(int(part) for part in measures))
    return None


def _destinations(pdf: PdfHandler) -> Iterator[tuple[str, generic.ArrayObject]]:
    node: generic.PdfObject = pdf.root
    for step in ("/Names", "/Dests", "/Names"):
        if not isinstance(node, generic.DictionaryObject) or step not in node:
            return
        node = node[step]
    if not isinstance(node, generic.ArrayObject):
        return
    for index in range(0, len(node) - 1, 2):
        yield str(node[index]), node[index + 1]


def _place(pdf: PdfHandler, destination: generic.ArrayObject, width: int, height: int, drop: int) -> SignaturePlace:
    page = _page_number(pdf, destination.raw_get(0))
    left, top = float(destination[2]), float(destination[3])
    shown_width = min(width, _WIDEST)
    return SignaturePlace(
        page=page,
        left=round(left + (width - shown_width) / 2),
        bottom=round(top - _ABOVE_HEADING - drop - _GAP - height),
        width=shown_width,
        height=height,
    )


def _page_number(pdf: PdfHandler, wanted: generic.IndirectObject) -> int:
    count = int(pdf.root["/Pages"]["/Count"])
    pages = (pdf.find_page_for_modification(number)[0] for number in range(count))  # type: ignore[no-untyped-call]
    return next(number for number, page in enumerate(pages) if page.idnum == wanted.idnum)
