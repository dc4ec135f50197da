"""What somebody typed into a page: its text boxes, and the files chosen, which are taken in at once.

A browser forgets a chosen file when a page comes back with faults, so its id goes into the page instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import FormData, UploadFile

from documents.uploads import LARGEST
from web.filing.keep_file import keep_bytes, look_into, note_file
from web.page_visit import StaffVisit
from web.problem import Problem

# Boxes that belong to the page and not to what is declared or answered.
_OF_THE_PAGE = frozenset({"csrf", "version", "shown_hash", "then", "letter_seen", "tiep", "luot", "password"})
_LONGEST = 4000


@dataclass(frozen=True)
class TypedForm:
    """Boxes by name; `faults` are the files that could not be taken in, by the box that named them."""

    boxes: dict[str, str]
    faults: Mapping[str, tuple[str, ...]]


def boxes_of(form: FormData, prefix: str = "") -> dict[str, str]:
    """The text boxes of a page as they were typed, blanks at the ends cut; several forms of one page bear prefixes."""
    texts = {name: value for name, value in form.multi_items() if isinstance(value, str)}
    return {
        name.removeprefix(f"{prefix}."): value.strip()[:_LONGEST]
        for name, value in texts.items()
        if name not in _OF_THE_PAGE
    }


def read_form(visit: StaffVisit, prefix: str = "") -> TypedForm:
    """This will read the boxes and take the files in; a box `x.file` leaves the id of its file in `x.file_id`."""
    boxes = boxes_of(visit.form, prefix)
    faults: dict[str, tuple[str, ...]] = {}
    for name, chosen in visit.form.multi_items():
        if isinstance(chosen, UploadFile) and chosen.filename:
            box = f"{name}_id"
            try:
                boxes[box] = _take_in(visit, chosen)
            except Problem as unacceptable:
                faults[box] = (str(unacceptable.detail),)
    return TypedForm(boxes, faults)


def _take_in(visit: StaffVisit, chosen: UploadFile) -> str:
    data = chosen.file.read(LARGEST + 1)
    examined = look_into(data, chosen.filename or "")
    keep_bytes(visit.front, data)
    with visit.enter() as inside:
        return str(note_file(inside, examined).id)
