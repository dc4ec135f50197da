"""Getting acquainted by command: the other installation's public keys are fetched, shown to compare, and pinned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from gateways.linked import acquaintance, published_keys
from gateways.linked.acquaintance import Acquaintance, CannotMeet
from gateways.linked.published_keys import KEYS, KeysNotThere
from gateways.outgoing.key_pair import fingerprint
from operations.plain_error import PlainError


def fetch_keys(base_url: str, networks: Sequence[str]) -> dict[str, Any]:
    """This will fetch what the other side publishes, from an allowed address only."""
    try:
        return published_keys.fetch_keys(base_url, networks)
    except KeysNotThere as away:
        if away.reason == "forbidden":
            raise PlainError(
                f"Không được gọi địa chỉ {base_url} ({away.detail}); mạng riêng phải khai bằng --network."
            ) from None
        raise PlainError(f"Không lấy được khóa công khai tại {base_url}{KEYS}.") from None


def check_fingerprint(published: object, expected: str | None) -> str:
    """This will give the fingerprint, or refuse keys that are not those two people have compared."""
    found = fingerprint(published)
    if expected is not None and expected.replace(" ", "").lower() != found.replace(" ", ""):
        raise PlainError(f"Dấu vân tay khóa là {found}, khác với dấu đã thống nhất; chưa thêm gì.")
    return found


def add_partner(session: Session, who: Acquaintance, published: Mapping[str, Any], now: datetime) -> None:
    """This will write the partner and its client, or bring both up to date; the caller commits."""
    try:
        acquaintance.add_partner(session, who, published, now)
    except CannotMeet as no:
        raise PlainError(no.detail) from None
