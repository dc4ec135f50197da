"""The stamp of one document: what stands in it now, and the copy it is drawn on."""

from __future__ import annotations

from collections.abc import Iterable

from desk.incoming.receivers import TaskRow, passed_to
from documents.incoming.place import StampPlace
from documents.incoming.stamp import Stamp
from models.agency import Agency
from models.incoming.incoming_document import IncomingDocument

PLACE_WORDS = {
    StampPlace.BELOW_NUMBER: "Dưới số, ký hiệu (bên trái)",
    StampPlace.TOP_LEFT: "Góc trên, bên trái",
    StampPlace.TOP_RIGHT: "Góc trên, bên phải",
    StampPlace.BOTTOM_LEFT: "Góc dưới, bên trái",
    StampPlace.BOTTOM_RIGHT: "Góc dưới, bên phải",
    StampPlace.STRIP: "Dải trắng thêm phía trên trang",
}


def stamp_of(document: IncomingDocument, agency: Agency, tasks: Iterable[TaskRow], dossier: str = "") -> Stamp:
    """This will give the stamp: the number of the book, the day and hour it came, to whom it goes, in which dossier."""
    assert document.number is not None, "what went back is never stamped"
    return Stamp(agency.name, document.number, document.arrived_at, passed_to(tasks), dossier)
