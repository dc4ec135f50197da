"""Files made to be refused, built here so that none has to be kept."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image, ImageDraw

from documents.draw import draw
from tests.documents import samples


def good_pdf() -> bytes:
    return draw(samples.receipt())


def picture(kind: str, size: tuple[int, int] = (600, 400), **options: object) -> bytes:
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).rectangle((50, 50, size[0] // 2, size[1] // 2), fill="black")
    return _saved(image, kind, **options)


def blank_picture(kind: str, mode: str = "RGB", colour: str = "white") -> bytes:
    return _saved(Image.new(mode, (800, 600), colour), kind)


def camera_notes() -> bytes:
    """What a camera writes beside the picture; here that it was held upright."""
    notes = Image.Exif()
    notes[0x0112] = 6
    return notes.tobytes()


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    kept = io.BytesIO()
    image.save(kept, kind, **options)
    return kept.getvalue()


def changed(change: Callable[[Pdf], object], **options: object) -> bytes:
    with pikepdf.open(io.BytesIO(good_pdf())) as pdf:
        change(pdf)
        kept = io.BytesIO()
        pdf.save(kept, **options)  # type: ignore[arg-type]
        return kept.getvalue()


def locked(password: str) -> bytes:
    return changed(lambda pdf: None, encryption=pikepdf.Encryption(owner="boss", user=password))


def with_opening_action(action: Dictionary | Array) -> bytes:
    return changed(lambda pdf: pdf.Root.__setattr__("OpenAction", action))


def with_script_in_a_name_tree() -> bytes:
    def add(pdf: Pdf) -> None:
        script = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))
        pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))

    return changed(add)


def with_script_behind_a_link() -> bytes:
    def add(pdf: Pdf) -> None:
        hidden = Dictionary(S=Name.GoTo, D=String("x"), Next=Array([Dictionary(S=Name.JavaScript, JS=String("1"))]))
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=hidden)
        pdf.pages[0].obj.Annots = Array([link])

    return changed(add)


def with_page_action() -> bytes:
    return changed(
        lambda pdf: pdf.pages[0].obj.__setitem__("/AA", Dictionary(O=Dictionary(S=Name.Named, N=Name.Print)))
    )


def with_attachment() -> bytes:
    return changed(lambda pdf: pdf.attachments.__setitem__("virus.exe", b"MZ"))


def with_dynamic_form() -> bytes:
    return changed(lambda pdf: pdf.Root.__setattr__("AcroForm", Dictionary(XFA=Array([]))))


def with_pages(count: int, *, painted: bool = True) -> bytes:
    pdf = pikepdf.new()
    for _ in range(count):
        page = pdf.add_blank_page(page_size=(200, 200))
        if painted:
            page.obj.Contents = pdf.make_stream(b"0 0 50 50 re f")
    kept = io.BytesIO()
    pdf.save(kept)
    return kept.getvalue()


def scanned(*pictures: bytes) -> bytes:
    """A PDF as a scanner makes it: one JPEG on each page."""
    pdf = pikepdf.new()
    for data in pictures:
        image = Image.open(io.BytesIO(data))
        stream = Stream(pdf, data)
        stream.stream_dict = Dictionary(
            Type=Name.XObject, Subtype=Name.Image, Width=image.width, Height=image.height,
            ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Filter=Name.DCTDecode,
        )  # fmt: skip
        page = pdf.add_blank_page(page_size=(595, 842))
        page.obj.Resources = Dictionary(XObject=Dictionary(Im0=stream))
        page.obj.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Im0 Do Q")
    kept = io.BytesIO()
    pdf.save(kept)
    return kept.getvalue()


def content_bomb() -> bytes:
    """A page whose orders unpack to 200 MB."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    bomb = Stream(pdf, zlib.compress(b" " * 200_000_000, 9))
    bomb.stream_dict = Dictionary(Filter=Name.FlateDecode)
    page.obj.Contents = pdf.make_indirect(bomb)
    kept = io.BytesIO()
    pdf.save(kept, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return kept.getvalue()


def deep_pdf() -> bytes:
    return b"%PDF-1.7\n1 0 obj\n" + b"[" * 100_000 + b"]" * 100_000 + b"\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF"


def looping_pdf() -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
        b"2 0 obj\n<</Type/Pages/Count 1/Kids[2 0 R]>>\nendobj\n"
        b"trailer\n<</Root 1 0 R/Size 3>>\nstartxref\n0\n%%EOF\n"
    )


def png_bomb() -> bytes:
    """50,000 by 50,000 black dots in a few kilobytes."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = zlib.compress(b"\0" * 100_000, 9)
    header = struct.pack(">IIBBBBB", 50_000, 50_000, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def many_scans_jpeg() -> bytes:
    data = picture("JPEG", progressive=True)
    scan = data.rindex(b"\xff\xda")
    return data[:scan] + data[scan:-2] * 200 + b"\xff\xd9"
