"""Particulars of people who do not exist, so odd that wherever one of them turns up it has leaked."""

from __future__ import annotations

import base64
import json
import unicodedata
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, quote_plus

from tests.crash.scenarios import MORNING
from tests.office import filings

NAMES = {
    "applicant": "Quách Uyển Khuê Thử",
    "mother": "Lục Diễm Chiêu Thử",
    "child": "Quách Khuyên Hạc Thử",
    "recipient": "Ngụy Tường Oanh Thử",
}
NUMBERS = {"applicant": "001090731955", "mother": "001192846203", "certificate": "GCS-739155"}
WAYS = {"phone": "0963518247", "email": "chim.hoang.yen.7431@example.vn", "address": "Số 7319 ngách Chim Yến"}
WORDS = {
    "identity": "Căn cước khắc hình chim hạc",
    "remarks": "Cháu gọi là Khuyên Hạc chứ không phải Khuyến Học.",
    "withdrawal": "Ông nội Quách Lão Tam không bằng lòng.",
    "refusal": "Người mẹ Lục Diễm Chiêu đã khai ở phường khác.",
}
EVERY_CANARY = {**NAMES, **NUMBERS, **WAYS, **WORDS}


def filing(way: str = "desk") -> dict[str, Any]:
    """A filing of these people: their result is fetched at the desk, or carried by the post."""
    body = filings.by_post(MORNING.date()) if way == "post" else filings.without_copies(MORNING.date())
    body["applicant"].update(
        full_name=NAMES["applicant"],
        personal_number=NUMBERS["applicant"],
        phone=WAYS["phone"],
        email=WAYS["email"],
    )
    body["applicant"]["residence"]["detail"] = WAYS["address"]
    declaration = body["declaration"]
    declaration["child"]["full_name"] = NAMES["child"]
    declaration["father"].update(full_name=NAMES["applicant"], personal_number=NUMBERS["applicant"])
    declaration["mother"].update(full_name=NAMES["mother"], personal_number=NUMBERS["mother"])
    declaration["evidence"]["number"] = NUMBERS["certificate"]
    if way == "post":
        body["delivery"]["address"].update(detail=WAYS["address"], recipient=NAMES["recipient"], phone=WAYS["phone"])
    return body


def disguises(text: str) -> set[str]:
    """The ways in which a text may stand somewhere without being seen at once."""
    raw = text.encode()
    shifted = {base64.b64encode(b" " * shift + raw).decode()[shift + 3 : -4] for shift in range(3)}
    plain = {text, text.upper(), unicodedata.normalize("NFD", text), json.dumps(text)[1:-1]}
    coded = {quote(text), quote_plus(text), raw.hex(), raw.hex().upper(), repr(raw)[2:-1], *shifted}
    return {form for form in plain | coded if len(form) >= 8}


def found_in(text: str, canaries: Iterable[str]) -> set[str]:
    """The canaries that stand in the text in whatever form."""
    return {canary for canary in canaries if any(form in text for form in disguises(canary))}
