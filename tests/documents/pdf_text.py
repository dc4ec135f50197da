"""Reading a drawn PDF back without any outside program: its text, in the order it was painted."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf

_PAIRS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


def text_of(pdf: bytes) -> str:
    """This will give what a reader would copy from all pages, signature blocks included."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.flatten_annotations("screen")
        return " ".join("".join(_runs(page.obj, page.resources)) for page in document.pages)


def squeezed(text: str) -> str:
    """This will drop all white space: where lines break is the typesetter's affair."""
    return re.sub(r"[\s\u200b]+", "", text)


def _runs(painted: pikepdf.Object, resources: pikepdf.Object) -> Iterator[str]:
    letters: dict[int, str] = {}
    replaced = 0
    depth = 0
    for instruction in pikepdf.parse_content_stream(painted):
        operands, name = instruction.operands, str(instruction.operator)
        if name in {"BDC", "BMC"}:
            depth += 1
            if name == "BDC" and isinstance(operands[1], pikepdf.Dictionary) and "/ActualText" in operands[1]:
                replaced = depth
                yield str(operands[1].ActualText)
        elif name == "EMC":
            replaced = 0 if depth == replaced else replaced
            depth -= 1
        elif name == "Tf":
            letters = _letters(resources.Font[str(operands[0])])
        elif name in {"Tj", "TJ"} and not replaced:
            pieces = operands[0] if name == "TJ" else [operands[0]]
            yield (
                "".join(_decoded(bytes(piece), letters) for piece in pieces if isinstance(piece, pikepdf.String)) + " "
            )
        elif name == "Do":
            inner = resources.XObject[str(operands[0])]
            if inner.Subtype == pikepdf.Name.Form:
                yield from _runs(inner, inner.get("/Resources", resources))


def _letters(font: pikepdf.Object) -> dict[int, str]:
    cmap = font.ToUnicode.read_bytes()
    pairs = (pair for block in _PAIRS.findall(cmap) for pair in _PAIR.findall(block))
    letters = {int(code, 16): _unicode(text) for code, text in pairs}
    for first, last, text in (found for block in _RANGES.findall(cmap) for found in _RANGE.findall(block)):
        for step, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
            letters[code] = chr(ord(_unicode(text)) + step)
    return letters


def _unicode(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")


def _decoded(piece: bytes, letters: dict[int, str]) -> str:
    codes = (int.from_bytes(piece[at : at + 2], "big") for at in range(0, len(piece), 2))
    return "".join(letters.get(code, "\ufffd") for code in codes)
