"""The visible block of a digital signature, drawn by our typesetter and laid into the signature's own appearance."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from datetime import datetime

from pyhanko.pdf_utils import content, layout
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.stamp import StaticStampStyle

from documents.printable import on_paper
from documents.printed_value import VIETNAM
from documents.signature_place import SEAL, SignaturePlace
from documents.typesetter import typeset_block

_BLUE = "#12306b"
_RED = "#c1121f"


class _DrawnBlock(content.PdfContent):
    """A page of ours as content of a stamp; unlike pyHanko's own import it needs no file and no random name."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__()
        self._pdf = pdf

    def render(self) -> bytes:
        page = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self._pdf)))
        self.resources.xobject["/SignatureBlock"] = page
        left, bottom, right, top = page.get_object()["/BBox"]
        self.box = layout.BoxConstraints(width=abs(right - left), height=abs(top - bottom))
        return b"/SignatureBlock Do"


def default_lines(name: str, organisation: str, at: datetime) -> tuple[str, ...]:
    """This will say who signed, for which agency and when, in Vietnam's time with its offset (NĐ 30/2020 Phụ lục I)."""
    local = at.astimezone(VIETNAM)
    offset = local.strftime("%z")
    signed_at = f"Thời gian ký: {local:%d/%m/%Y %H:%M:%S} {offset[:3]}:{offset[3:]}"
    return tuple(
        line for line in (f"Ký bởi: {name}", f"Cơ quan: {organisation}" if organisation else "", signed_at) if line
    )


def block_style(lines: Sequence[str], field: str, place: SignaturePlace, at: datetime) -> StaticStampStyle:
    """This will draw the block for a place: red for the agency's seal, blue for a person."""
    block = {
        "lines": [on_paper(line) for line in lines],
        "width": place.width,
        "height": place.height,
        "ink": _RED if field == SEAL else _BLUE,
    }
    pdf = typeset_block("signature_block", {"block": json.dumps(block, ensure_ascii=False)}, at)
    whole = layout.SimpleBoxLayoutRule(
        x_align=layout.AxisAlignment.ALIGN_MIN,
        y_align=layout.AxisAlignment.ALIGN_MIN,
        inner_content_scaling=layout.InnerScaling.NO_SCALING,
    )
    return StaticStampStyle(background=_DrawnBlock(pdf), background_layout=whole, border_width=0)
