"""Looking through an uploaded PDF without running or fully unpacking it."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream
from pikepdf.settings import set_qpdf_limits
from PIL import Image

from documents.image_upload import is_blank
from documents.unacceptable_file import Fault, UnacceptableFile

_MOST_OBJECTS = 50_000
_MOST_CONTENT = 256 * 1024
_MOST_PICTURE = 40_000_000
_END = b"%%EOF"
# What the last trailer of a whole file may be followed by: mail gateways and scanners append a little.
_END_WITHIN = 2048
_PAINTING = re.compile(rb"(?<![A-Za-z/])(?:Tj|TJ|Do|sh|BI|EI|[fF]\*?|[bBsS]\*?|['\"])(?![A-Za-z])")
_HARMLESS_ACTIONS = {Name.GoTo}
_ACTIVE_ACTIONS = {
    Name.JavaScript, Name.Launch, Name.SubmitForm, Name.ImportData, Name.GoToR, Name.GoToE, Name.Rendition,
    Name.Movie, Name.Sound, Name.RichMediaExecute, Name("/GoTo3DView"), Name.Hide, Name("/SetOCGState"),
}  # fmt: skip
_ACTIVE_KEYS = ("/JS", "/JavaScript", "/RichMediaContent", "/RichMediaSettings")

# Process-wide, as the library wants it: a file of 10 MB must not unpack to more than this in one piece.
set_qpdf_limits(
    flate_max_memory=100_000_000,
    run_length_max_memory=100_000_000,
    png_max_memory=100_000_000,
    tiff_max_memory=100_000_000,
    dct_max_memory=100_000_000,
    dct_max_progressive_scans=64,
    doc_max_warnings=200,
    parser_max_container_size=500_000,
)


def examine_pdf(data: bytes, most_pages: int) -> tuple[int, tuple[int, ...]]:
    """This will give the number of pages and which of them are blank, counted from 1. Raises `UnacceptableFile`."""
    if _END not in data[-_END_WITHIN:]:
        raise UnacceptableFile(Fault.TRUNCATED)
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            _refuse_locked(pdf)
            _refuse_active(pdf)
            return _pages(pdf, most_pages)
    except pikepdf.PasswordError as problem:
        raise UnacceptableFile(Fault.ENCRYPTED) from problem
    except pikepdf.PdfError as problem:
        raise UnacceptableFile(Fault.NO_PAGES if "no pages" in str(problem) else Fault.DAMAGED) from problem


def _refuse_locked(pdf: pikepdf.Pdf) -> None:
    if pdf.is_encrypted:
        raise UnacceptableFile(Fault.ENCRYPTED)


def _refuse_active(pdf: pikepdf.Pdf) -> None:
    if len(pdf.objects) > _MOST_OBJECTS:
        raise UnacceptableFile(Fault.DAMAGED)
    _refuse_opening_action(pdf.Root.get("/OpenAction"))
    if "/EmbeddedFiles" in pdf.Root.get("/Names", Dictionary()) or "/AF" in pdf.Root or "/Collection" in pdf.Root:
        raise UnacceptableFile(Fault.ATTACHMENTS)
    for thing in pdf.objects:
        _refuse_active_object(thing, depth=0)


def _refuse_opening_action(action: Object | None) -> None:
    """Word and LaTeX open a file at a page or zoom: that is a place, not an act."""
    if isinstance(action, Dictionary) and action.get(Name.S) not in _HARMLESS_ACTIONS:
        raise UnacceptableFile(Fault.ACTIVE_CONTENT)


def _refuse_active_object(thing: object, depth: int) -> None:
    """Look at one object and what stands directly in it; what it refers to is an object of its own."""
    if depth > 50:
        raise UnacceptableFile(Fault.DAMAGED)
    if isinstance(thing, (Dictionary, Stream)):
        _refuse_active_dictionary(thing)
    for part in _direct_parts(thing):
        _refuse_active_object(part, depth + 1)


def _refuse_active_dictionary(thing: Dictionary | Stream) -> None:
    if thing.get(Name.S) in _ACTIVE_ACTIONS or any(key in thing for key in _ACTIVE_KEYS) or "/AA" in thing:
        raise UnacceptableFile(Fault.ACTIVE_CONTENT)
    if thing.get(Name.Type) in {Name.EmbeddedFile, Name.Filespec} or thing.get(Name.Subtype) == Name.FileAttachment:
        raise UnacceptableFile(Fault.ATTACHMENTS)
    if "/XFA" in thing:
        raise UnacceptableFile(Fault.INTERACTIVE_FORM)


def _direct_parts(thing: object) -> Iterator[object]:
    if isinstance(thing, (Dictionary, Stream)):
        parts: Iterator[object] = (value for _, value in thing.items())
    elif isinstance(thing, Array):
        parts = iter(thing)
    else:
        return
    for part in parts:
        if isinstance(part, (Dictionary, Array)) and not part.is_indirect:
            yield part


def _pages(pdf: pikepdf.Pdf, most_pages: int) -> tuple[int, tuple[int, ...]]:
    count = len(pdf.pages)
    if count == 0:
        raise UnacceptableFile(Fault.NO_PAGES)
    if count > most_pages:
        raise UnacceptableFile(Fault.TOO_MANY_PAGES, limit=most_pages)
    blank = tuple(number for number, page in enumerate(pdf.pages, start=1) if _page_is_blank(page))
    if len(blank) == count:
        raise UnacceptableFile(Fault.BLANK)
    return count, blank


def _page_is_blank(page: pikepdf.Page) -> bool:
    """Blank is a page on which nothing is painted, or only one picture without anything to see on it."""
    if page.obj.get("/Annots"):
        return False
    painted = set(_PAINTING.findall(_contents(page)))
    if not painted:
        return True
    pictures = _pictures(page)
    return painted == {b"Do"} and len(pictures) == 1 and _picture_is_blank(pictures[0])


def _pictures(page: pikepdf.Page) -> list[Stream]:
    named = page.resources.get("/XObject", Dictionary())
    return [thing for _, thing in named.items() if isinstance(thing, Stream) and thing.get(Name.Subtype) == Name.Image]


def _contents(page: pikepdf.Page) -> bytes:
    contents = page.obj.get("/Contents")
    streams = contents if isinstance(contents, Array) else [contents]
    return b"\n".join(_beginning(stream) for stream in streams if isinstance(stream, Stream))


def _beginning(stream: Stream) -> bytes:
    """Unpack no more than the beginning: a page that paints nothing in 256 kB of orders has something to hide."""
    if stream.get(Name.Filter) not in (Name.FlateDecode, None) or "/DecodeParms" in stream:
        return b" Tj "  # packed in an unusual way: taken as painted
    raw = stream.read_raw_bytes()
    if stream.get(Name.Filter) is None:
        return raw[:_MOST_CONTENT]
    unpacked = zlib.decompressobj().decompress(raw, _MOST_CONTENT)
    return unpacked if len(unpacked) < _MOST_CONTENT else unpacked + b" Tj "


def _picture_is_blank(stream: Stream) -> bool:
    """Only the picture a scanner makes is looked at: one whole JPEG of a bearable size."""
    if stream.get(Name.Filter) != Name.DCTDecode:
        return False
    picture = Image.open(io.BytesIO(stream.read_raw_bytes()), formats=["JPEG"])
    if picture.width * picture.height > _MOST_PICTURE:
        return False
    picture.draft("L", (512, 512))
    picture.load()
    return is_blank(picture)
