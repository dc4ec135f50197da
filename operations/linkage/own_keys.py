"""Exchanging our own keys without a gap: the next ones are published, then used beside the old, then the old ones go.

Other agencies pin what we publish, each when two people over there have agreed. So the next keys are shown first and
used later; while some still know the old one only, what we tell is signed with both.
"""

from __future__ import annotations

from pathlib import Path

from operations.plain_error import PlainError
from operations.secrets_file import KeysBeside, Secrets, read_secrets, replace_secrets


def prepare(home: Path) -> Secrets:
    """This will make the next keys and publish them beside those in use. Raises `PlainError` during an exchange."""
    now = read_secrets(home)
    if now.coming.given or now.former.given:
        raise PlainError("Đang đổi khóa; hãy dùng khóa mới (--use) hoặc bỏ khóa cũ (--end) trước.")
    return replace_secrets(home, now.model_copy(update={"coming": KeysBeside.made()}))


def use(home: Path) -> Secrets:
    """This will sign with the next keys from now on. Raises `PlainError` where there are none."""
    now = read_secrets(home)
    if not now.coming.given:
        raise PlainError("Chưa có khóa mới; hãy chuẩn bị trước (--next) và chờ các cơ quan kia ghim.")
    used = {"event_key": now.coming.event_key, "client_key": now.coming.client_key}
    former = KeysBeside(event_key=now.event_key, client_key=now.client_key)
    return replace_secrets(home, now.model_copy(update={**used, "coming": KeysBeside(), "former": former}))


def end(home: Path) -> Secrets:
    """This will forget what is not in use: the old keys, or new ones that were never used."""
    now = read_secrets(home)
    return replace_secrets(home, now.model_copy(update={"coming": KeysBeside(), "former": KeysBeside()}))
