"""Each signature of the header as it was written: what it claims to be, and what is wrong with its writing."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass

from gateways.signed_message import MOST_SIGNATURES
from language.phrase import phrase

_BYTES = {"v1": 32, "v1a": 64}
_HEX = re.compile(r"[0-9a-fA-F]{64}|[0-9a-fA-F]{128}")


@dataclass(frozen=True)
class Judged:
    """`readable` when the door could read it at all; `said` names it by its beginning, and its fault."""

    readable: bool
    said: str


def judged(header: str) -> list[Judged]:
    """The entries in their order; more than ten are not looked at by the door either."""
    entries = [entry for entry in header.split(" ") if entry]
    told = [_judge(entry) for entry in entries[:MOST_SIGNATURES]]
    if len(entries) > MOST_SIGNATURES:
        told.append(Judged(False, phrase("Từ chữ ký thứ {number} trở đi không được xét.", number=MOST_SIGNATURES + 1)))
    return told


def _judge(entry: str) -> Judged:
    version, comma, encoded = entry.partition(",")
    shown = f"{version[:8]},{encoded[:10]}…" if comma else f"{entry[:12]}…"
    fault = _fault(version, comma, encoded)
    return Judged(not fault, phrase("{shown}: {said}", shown=shown, said=fault or "đọc được"))


def _fault(version: str, comma: str, encoded: str) -> str:
    if not comma:
        return "thiếu phiên bản; phải viết v1a,<chữ ký> hoặc v1,<chữ ký>"
    if version not in _BYTES:
        return phrase("phiên bản {version} không dùng ở đây; chỉ nhận v1a (Ed25519) và v1 (HMAC)", version=version[:20])
    if _HEX.fullmatch(encoded):
        return "viết dạng thập lục phân; phải là base64"
    try:
        raw = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        return _unreadable(encoded)
    if len(raw) != _BYTES[version]:
        return phrase(
            "dài {length} byte; {version} phải dài {right} byte",
            length=len(raw),
            version=version,
            right=_BYTES[version],
        )
    return ""


def _unreadable(encoded: str) -> str:
    try:
        base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))
    except (binascii.Error, ValueError):
        return "không phải base64"
    if "-" in encoded or "_" in encoded:
        return "viết base64 dạng URL (- và _); phải là base64 thường (+ và /)"
    return "base64 không đúng: thiếu dấu = ở cuối, hoặc có ký tự lạ"
