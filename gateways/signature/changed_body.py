"""What may have happened to a body between whoever signed it and whoever checks it: every usual accident, undone."""

from __future__ import annotations

import html
import json
import unicodedata
from collections.abc import Iterator
from typing import Any

from language.phrase import one_after_another, phrase

_BOM = b"\xef\xbb\xbf"


def variants(body: bytes) -> Iterator[tuple[str, bytes]]:
    """Pairs of what would have happened, in words, and the body as it then was; each body once, never the given one."""
    seen = {body}
    for words, other in _every(body):
        if other not in seen:
            seen.add(other)
            yield words, other


def _every(body: bytes) -> Iterator[tuple[str, bytes]]:
    yield from _ends(body)
    yield from _encodings(body)
    for words, other in _written_anew(body):
        yield words, other
        yield phrase("{words}, và có dấu xuống dòng ở cuối", words=words), other + b"\n"


def _ends(body: bytes) -> Iterator[tuple[str, bytes]]:
    lost = "Dấu xuống dòng ở cuối nội dung đã bị mất"
    yield lost, body + b"\n"
    yield one_after_another("", (lost, " (CR LF)")), body + b"\r\n"
    yield "Nội dung bị thêm dấu xuống dòng ở cuối", body.rstrip(b"\r\n")
    yield "Nội dung bị thêm khoảng trắng ở đầu hoặc cuối", body.strip()
    yield "Dấu xuống dòng CR LF đã thành LF", body.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    yield "Dấu xuống dòng LF đã thành CR LF", body.replace(b"\r\n", b"\n")
    with_ends = body.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    yield "Dấu xuống dòng CR LF đã thành LF và mất ở cuối", with_ends + b"\r\n"
    yield "Bên gửi ký một nội dung rỗng", b""


def _encodings(body: bytes) -> Iterator[tuple[str, bytes]]:
    yield "Dấu BOM ở đầu đã bị mất", _BOM + body
    yield "Nội dung bị thêm dấu BOM ở đầu", body.removeprefix(_BOM)
    try:
        text = body.decode()
    except UnicodeDecodeError:
        for coding in ("latin-1", "cp1258", "utf-16"):
            yield from _read_as(body, coding)
        return
    yield "Chữ tiếng Việt đã bị đổi khỏi dạng dựng sẵn (NFC)", unicodedata.normalize("NFC", text).encode()
    yield "Chữ tiếng Việt đã bị đổi khỏi dạng tổ hợp (NFD)", unicodedata.normalize("NFD", text).encode()
    for coding in ("latin-1", "cp1252", "cp1258", "utf-16"):
        yield from _written_as(text, coding)
    yield "Ký tự đã bị đổi thành mã HTML (&amp; …)", html.unescape(text).encode()
    yield "Mã HTML trong nội dung đã bị đổi thành ký tự", html.escape(text).encode()


def _read_as(body: bytes, coding: str) -> Iterator[tuple[str, bytes]]:
    try:
        yield phrase("Nội dung bị đổi từ UTF-8 sang {coding}", coding=coding), body.decode(coding).encode()
    except UnicodeError:
        return


def _written_as(text: str, coding: str) -> Iterator[tuple[str, bytes]]:
    """What is UTF-8 here may have been signed in another alphabet, or been taken for one and written as UTF-8 again."""
    try:
        yield (
            phrase("Bên gửi ký nội dung mã hóa {coding}, hoặc chữ đã bị mã hóa UTF-8 hai lần", coding=coding),
            text.encode(coding),
        )
    except UnicodeError:
        return


def _written_anew(body: bytes) -> Iterator[tuple[str, bytes]]:
    """JSON that was read and written again says the same in other bytes."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return
    for manner, separators in (
        ("viết liền, không khoảng trắng", (",", ":")),
        ("có khoảng trắng sau dấu", (", ", ": ")),
    ):
        for ascii_only in (False, True):
            signed = phrase("JSON đã bị đọc rồi ghi lại: bên gửi ký bản {manner}", manner=manner)
            if ascii_only:
                signed = phrase("{signed}, ký tự có dấu viết thành {escape}", signed=signed, escape="\\uXXXX")
            yield signed, _dump(value, ascii_only, separators=separators)
            yield (
                phrase("{signed}, các mục xếp theo tên", signed=signed),
                _dump(value, ascii_only, separators=separators, sort_keys=True),
            )
            slashes = _dump(value, ascii_only, separators=separators).replace(b"/", b"\\/")
            yield phrase("{signed}, dấu / viết thành {escape}", signed=signed, escape="\\/"), slashes
    for depth in (2, 4):
        for ascii_only in (False, True):
            manner = phrase("thụt lề {depth} dấu cách", depth=depth)
            signed = phrase("JSON đã bị đọc rồi ghi lại: bên gửi ký bản {manner}", manner=manner)
            yield signed, _dump(value, ascii_only, indent=depth)


def _dump(value: Any, ascii_only: bool, **manner: Any) -> bytes:
    return json.dumps(value, ensure_ascii=ascii_only, **manner).encode("utf-8", "surrogatepass")
