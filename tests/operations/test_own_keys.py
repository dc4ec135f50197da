"""Our own keys are exchanged without a gap: whoever pinned what we published can verify what we say at every step."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from gateways.outgoing.key_pair import CLIENT, EVENTS, keys_for, verifying_keys
from gateways.signed_message import BadSignature, sign, verify
from operations.linkage import own_keys
from operations.plain_error import PlainError
from operations.secrets_file import Secrets, read_secrets

NOW = datetime(2026, 10, 6, 2, 0, tzinfo=UTC)


def pinned(secrets: Secrets) -> list[str]:
    """What an agency knows us by that fetched our keys at that time."""
    return verifying_keys(keys_for(EVENTS, {"keys": list(secrets.published_keys)}))


def is_understood(secrets: Secrets, known: list[str]) -> bool:
    headers = sign(b"{}", message_id="su-kien-1", at=NOW, secrets=secrets.signing_keys)
    try:
        verify(headers, b"{}", secrets=known, now=NOW)
    except BadSignature:
        return False
    return True


def test_the_next_keys_are_published_then_used_then_alone(tmp_path: Path) -> None:
    first = read_secrets(tmp_path)
    early = pinned(first)
    published = own_keys.prepare(tmp_path)
    late = [key for key in pinned(published) if key not in early]
    assert len(late) == 1
    assert published.event_pair == first.event_pair
    assert is_understood(published, early)

    used = own_keys.use(tmp_path)
    assert verifying_keys([used.event_pair.public_jwk]) == late
    assert used.client_pair != first.client_pair
    assert is_understood(used, early)
    assert is_understood(used, late)
    assert len(keys_for(CLIENT, {"keys": list(used.published_keys)})) == 2

    alone = own_keys.end(tmp_path)
    assert (is_understood(alone, early), is_understood(alone, late)) == (False, True)
    assert read_secrets(tmp_path) == alone
    assert alone.personal_data_key == first.personal_data_key


def test_steps_are_taken_in_their_order(tmp_path: Path) -> None:
    with pytest.raises(PlainError, match="Chưa có khóa mới"):
        own_keys.use(tmp_path)
    own_keys.prepare(tmp_path)
    with pytest.raises(PlainError, match="Đang đổi khóa"):
        own_keys.prepare(tmp_path)
    own_keys.use(tmp_path)
    with pytest.raises(PlainError, match="Đang đổi khóa"):
        own_keys.prepare(tmp_path)


def test_new_keys_that_were_never_used_are_given_up(tmp_path: Path) -> None:
    first = read_secrets(tmp_path)
    own_keys.prepare(tmp_path)
    assert own_keys.end(tmp_path) == first
