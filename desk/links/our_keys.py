"""Our own public keys, as other agencies fetch them; the private halves never leave the file of secrets."""

from __future__ import annotations

import json
from dataclasses import dataclass

from gateways.outgoing.key_pair import CLIENT, EVENTS, fingerprint, keys_for
from language.phrase import phrase
from models.linkage.partner_key import KeyPurpose, face_of, grouped
from web.front_door import FrontDoor


@dataclass(frozen=True)
class OurKeys:
    """`whole` is what two people compare by telephone; `each` are pairs of what a key is for and its fingerprint."""

    whole: str
    each: list[tuple[str, str]]
    address: str


def our_keys(front: FrontDoor) -> OurKeys:
    published = {"keys": [dict(key) for key in front.published_keys]}
    purposes = {EVENTS: KeyPurpose.EVENTS, CLIENT: KeyPurpose.CLIENT}
    each = [
        (_words(purpose, place), grouped(face_of(purpose, json.dumps(key)).fingerprint))
        for name, purpose in purposes.items()
        for place, key in enumerate(keys_for(name, published))
    ]
    return OurKeys(fingerprint(published), each, f"{front.base_url}/.well-known/jwks.json")


def _words(purpose: KeyPurpose, place: int) -> str:
    """The one in use is published first; another stands beside it while ours are exchanged."""
    return phrase("{what} (khóa đang đổi)", what=purpose.words) if place else purpose.words
