"""Adding an agency from a page: what was typed, the keys fetched from its address, and what would be written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gateways.linked.acquaintance import Acquaintance, CannotMeet, codes, networks
from gateways.linked.published_keys import KEYS, KeysNotThere, fetch_keys
from gateways.outgoing.key_pair import fingerprint
from language.phrase import phrase
from web.page_visit import StaffVisit

BOXES = ("code", "name", "base_url", "may_file", "we_file", "answers_for", "networks", "known_as")
_LONGEST = {"code": 35, "name": 200, "base_url": 300, "known_as": 80}
_ADDRESS = {
    "scheme": "địa chỉ phải bắt đầu bằng https:// (hoặc http:// trong mạng riêng)",
    "host": "địa chỉ không hợp lệ",
    "unresolved": "không tìm thấy tên máy chủ",
    "not-allowed": "địa chỉ thuộc mạng riêng; hãy khai mạng riêng đó",
    "no-tls": "địa chỉ ngoài mạng riêng phải dùng https",
}


@dataclass(frozen=True)
class NewPartner:
    """`typed` by box, `faults` by box; `found` is the fingerprint of the keys at that address."""

    typed: Mapping[str, str] = field(default_factory=lambda: dict.fromkeys(BOXES, ""))
    faults: Mapping[str, str] = field(default_factory=dict)
    found: str = ""


def read_new_partner(visit: StaffVisit) -> NewPartner:
    """What was typed, with what is missing or cannot be."""
    typed = {name: visit.field(name) for name in BOXES}
    faults = {name: "Hãy điền mục này." for name in ("code", "name", "base_url") if not typed[name]}
    faults |= {
        name: phrase("Dài quá {most} ký tự.", most=most) for name, most in _LONGEST.items() if len(typed[name]) > most
    }
    try:
        for box in ("may_file", "we_file"):
            at = box
            codes(_listed(typed[box]))
        at = "networks"
        networks(_listed(typed["networks"]))
    except CannotMeet as no:
        faults[at] = no.detail
    if not faults and not typed["may_file"] and not typed["we_file"]:
        faults["we_file"] = "Hãy khai ít nhất một thủ tục, ta nộp tại đó hoặc họ nộp tại đây."
    return NewPartner(typed, faults)


def acquaintance(new: NewPartner) -> Acquaintance:
    typed = new.typed
    return Acquaintance(
        typed["code"],
        typed["base_url"].rstrip("/"),
        typed["name"],
        _listed(typed["may_file"]),
        _listed(typed["we_file"]),
        _listed(typed["networks"]),
        answers_for=_listed(typed["answers_for"]),
        known_as=typed["known_as"],
    )


def fetched(new: NewPartner) -> tuple[NewPartner, dict[str, Any]]:
    """This will fetch the keys at the address; outside of any transaction, for it may take seconds."""
    who = acquaintance(new)
    try:
        published = fetch_keys(who.base_url, who.networks)
    except KeysNotThere as away:
        return NewPartner(new.typed, {"base_url": away_words(away)}), {}
    return NewPartner(new.typed, {}, fingerprint(published)), published


def away_words(away: KeysNotThere) -> str:
    """Why no keys could be fetched, for a person."""
    if away.reason == "forbidden":
        return phrase("Không được gọi địa chỉ này: {why}.", why=_ADDRESS.get(away.detail, away.detail))
    return phrase("Không lấy được khóa công khai tại {keys} của địa chỉ này.", keys=KEYS)


def same_fingerprint(typed: str, found: str) -> bool:
    """Blanks and capitals make no difference when somebody writes down what he was told."""
    return bool(typed) and "".join(typed.split()).lower() == "".join(found.split())


def _listed(text: str) -> tuple[str, ...]:
    return tuple(one for one in text.replace(",", " ").split() if one)
