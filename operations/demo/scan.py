"""Drawing the papers of the samples: pictures as a scanner or a telephone makes them, the same bytes each time."""

from __future__ import annotations

import io
import time
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from PIL import Image, ImageDraw, ImageFont

from operations.demo.dossier_file import Scan

_REGULAR, _BOLD = "texgyretermes-regular.otf", "texgyretermes-bold.otf"
_SHEET = (720, 1018)  # A4 at about 87 dots an inch.
_MARGIN = 70
_MARK = "MẪU – KHÔNG CÓ GIÁ TRỊ"
# PDF writes the time of its making into the file; the same paper must be the same file.
_LONG_AGO = time.gmtime(0)


@dataclass(frozen=True)
class Drawn:
    """A file ready to be uploaded."""

    file_name: str
    media_type: str
    content: bytes


def draw(name: str, scan: Scan) -> Drawn:
    """One sheet with the title, the lines and a mark across it that says it is a sample."""
    sheet = Image.new("L", _SHEET, 250)
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((30, 30, _SHEET[0] - 30, _SHEET[1] - 30), outline=90, width=2)
    pen.text((_SHEET[0] / 2, 130), scan.title, fill=20, font=_font(_BOLD, 30), anchor="mm")
    for number, line in enumerate(scan.lines):
        pen.text((_MARGIN, 220 + 46 * number), line, fill=40, font=_font(_REGULAR, 23))
    pen.text((_SHEET[0] / 2, 620), _MARK, fill=200, font=_font(_BOLD, 46), anchor="mm")
    return _packed(name, sheet, scan)


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """The typesetter's own fonts, which hold every letter of Vietnamese."""
    return ImageFont.truetype(io.BytesIO((files("documents") / "fonts" / name).read_bytes()), size)


def _packed(name: str, sheet: Image.Image, scan: Scan) -> Drawn:
    into = io.BytesIO()
    if scan.format == "pdf":
        sheet.save(into, "PDF", resolution=87, creationDate=_LONG_AGO, modDate=_LONG_AGO)
        return Drawn(f"{name}.pdf", "application/pdf", into.getvalue())
    sheet.save(into, scan.format.upper())
    ending = "jpg" if scan.format == "jpeg" else "png"
    return Drawn(f"{name}.{ending}", f"image/{scan.format}", into.getvalue())
