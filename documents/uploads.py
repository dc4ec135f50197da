"""Examining what people upload before any of it is kept.

The kind is read from the bytes, never from the name. Whatever a hostile file does to the readers below, `examine`
answers with `UnacceptableFile` and nothing else.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from documents.image_upload import examine_image
from documents.pdf_upload import examine_pdf
from documents.unacceptable_file import Fault, UnacceptableFile

Kind = Literal["pdf", "jpeg", "png"]

LARGEST = 10 * 1024 * 1024
MOST_PAGES = 100
_LONGEST_NAME = 120

_MARKS: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF-", "pdf"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
)
_FOREIGN_MARKS = (
    (0, b"PK\x03\x04", Fault.OFFICE_DOCUMENT),
    (0, b"\xd0\xcf\x11\xe0", Fault.OFFICE_DOCUMENT),
    (0, b"{\\rtf", Fault.OFFICE_DOCUMENT),
    (0, b"Rar!", Fault.OFFICE_DOCUMENT),
    (0, b"7z\xbc\xaf", Fault.OFFICE_DOCUMENT),
    (4, b"ftyphei", Fault.PHONE_PICTURE),
    (4, b"ftyphev", Fault.PHONE_PICTURE),
    (4, b"ftypmif1", Fault.PHONE_PICTURE),
    (4, b"ftypavif", Fault.OTHER_PICTURE),
    (0, b"GIF8", Fault.OTHER_PICTURE),
    (0, b"BM", Fault.OTHER_PICTURE),
    (0, b"II*\x00", Fault.OTHER_PICTURE),
    (0, b"MM\x00*", Fault.OTHER_PICTURE),
    (8, b"WEBP", Fault.OTHER_PICTURE),
)
_ENDINGS: dict[Kind, str] = {"pdf": ".pdf", "jpeg": ".jpg", "png": ".png"}


@dataclass(frozen=True)
class Examined:
    """A file that may be kept."""

    kind: Kind
    pages: int
    sha256: str
    size: int
    name: str
    """The given name made harmless: no folder, no control characters, the ending of the real kind."""
    blank_pages: tuple[int, ...] = ()
    """Pages of a PDF that look empty, counted from 1; worth a warning, not a refusal."""


def examine(data: bytes, filename: str, *, largest: int = LARGEST, most_pages: int = MOST_PAGES) -> Examined:
    """This will look through a file of at most `largest` bytes and say what it is.

    Raises `UnacceptableFile`, and never anything else.
    """
    if len(data) > largest:
        raise UnacceptableFile(Fault.TOO_LARGE, limit=largest // (1024 * 1024))
    try:
        kind = _kind_of(data)
        pages, blank_pages = examine_pdf(data, most_pages) if kind == "pdf" else (examine_image(data, kind), ())
    except UnacceptableFile:
        raise
    except Exception as problem:
        # The readers face files made to break them; a reader that stumbles has met a damaged file.
        raise UnacceptableFile(Fault.DAMAGED) from problem
    return Examined(
        kind=kind,
        pages=pages,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        name=harmless_name(filename, kind),
        blank_pages=blank_pages,
    )


def _kind_of(data: bytes) -> Kind:
    if not data:
        raise UnacceptableFile(Fault.EMPTY)
    for mark, kind in _MARKS:
        if data.startswith(mark):
            return kind
    for offset, mark, fault in _FOREIGN_MARKS:
        if data.startswith(mark, offset):
            raise UnacceptableFile(fault)
    raise UnacceptableFile(Fault.UNKNOWN_KIND)


def harmless_name(filename: str, kind: Kind) -> str:
    """This will give a name that may be shown, stored and offered for download."""
    last = unicodedata.normalize("NFC", filename).replace("\\", "/").rsplit("/", 1)[-1]
    visible = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C")
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", visible)
    stem = re.sub(r'[<>:"|?*\s]+', " ", stem).strip(" .")
    return f"{stem[:_LONGEST_NAME].strip() or 'giấy tờ'}{_ENDINGS[kind]}"
