"""What a signer may have signed in place of `id.timestamp.body`: the usual misreadings of the standard."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator


def misreadings(message_id: str, stamp: str, body: bytes) -> Iterator[tuple[str, bytes]]:
    """Pairs of what was signed, in words, and the bytes of it."""
    told, at = message_id.encode(), stamp.encode()
    right = b".".join((told, at, body))
    yield "chỉ nội dung, thiếu webhook-id và webhook-timestamp", body
    yield "thiếu webhook-id (timestamp.nội dung)", b".".join((at, body))
    yield "thiếu webhook-timestamp (id.nội dung)", b".".join((told, body))
    yield "đảo thứ tự (timestamp.id.nội dung)", b".".join((at, told, body))
    yield "không có dấu chấm ở giữa", told + at + body
    yield (
        "mã băm SHA-256 của nội dung thay cho nội dung",
        b".".join((told, at, hashlib.sha256(body).hexdigest().encode())),
    )
    yield "mã băm SHA-256 của cả phần được ký", hashlib.sha256(right).digest()
    yield "mã băm SHA-256 của cả phần được ký, viết dạng thập lục phân", hashlib.sha256(right).hexdigest().encode()
    if len(stamp) >= 13:
        yield "thời điểm tính bằng giây", b".".join((told, at[:-3], body))
