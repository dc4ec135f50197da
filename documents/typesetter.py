"""The one typesetter of this process: our templates, our fonts, nothing of the machine's."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Literal

import typst

_ROOM = Path(__file__).parent
_TEMPLATES = _ROOM / "templates"
_STANDARD: Literal["a-2a"] = "a-2a"
# The typesetter takes fixed offsets only; Vietnam has had this one since 1975.
_OFFICE_TIME = timezone(timedelta(hours=7))
_here = threading.local()


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(_ROOM / "fonts")])


def _compiler() -> typst.Compiler:
    """Each thread keeps its own: the fonts are parsed once and a sheet takes about 3 ms instead of 20."""
    compiler: typst.Compiler | None = getattr(_here, "compiler", None)
    if compiler is None:
        compiler = _here.compiler = typst.Compiler(root=_TEMPLATES, font_paths=_fonts())
    return compiler


def _drawn(at: datetime) -> datetime:
    """The typesetter writes whole seconds."""
    return at.astimezone(_OFFICE_TIME).replace(microsecond=0)


def typeset_pdf(template: str, inputs: Mapping[str, str], at: datetime) -> bytes:
    """This will set a template as tagged PDF/A-2a; the same inputs and instant give the same bytes."""
    pdf = _compiler().compile(
        str(_TEMPLATES / f"{template}.typ"),
        format="pdf",
        sys_inputs=dict(inputs),
        pdf_standards=[_STANDARD],
        timestamp=_drawn(at),
    )
    return _one(pdf)


def typeset_block(template: str, inputs: Mapping[str, str], at: datetime) -> bytes:
    """This will set a small untagged piece that is going to be laid upon a sheet."""
    path = str(_TEMPLATES / f"{template}.typ")
    return _one(_compiler().compile(path, format="pdf", sys_inputs=dict(inputs), timestamp=_drawn(at), pdf_tags=False))


def typeset_png(template: str, inputs: Mapping[str, str], at: datetime, dots_per_inch: float) -> list[bytes]:
    """This will set a template as pictures, one a page."""
    path = str(_TEMPLATES / f"{template}.typ")
    pages = _compiler().compile(path, format="png", ppi=dots_per_inch, sys_inputs=dict(inputs), timestamp=_drawn(at))
    return pages if isinstance(pages, list) else [_one(pages)]


def picture_of_page(folder: Path, dots_per_inch: float) -> bytes:
    """This will paint the first page of `page.pdf` in the folder. Raises `RuntimeError` when it cannot be painted."""
    source = b'#set page(width: auto, height: auto, margin: 0pt, fill: white)\n#image("page.pdf", page: 1)'
    try:
        # A compiler of its own: a root once changed stays changed.
        return _one(typst.Compiler(source, root=folder, font_paths=_fonts()).compile(format="png", ppi=dots_per_inch))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as problem:
        # A panic of the painter is no Exception in Python; for the caller it is one more page that cannot be shown.
        raise RuntimeError("the page cannot be painted") from problem


def _one(drawn: bytes | list[bytes] | None) -> bytes:
    assert isinstance(drawn, bytes), "a PDF is one piece of bytes"
    return drawn
