"""Personal data at rest: encrypted with AES-256-GCM, found again by a keyed hash."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

_VARIABLE = "MOTCUA_PERSONAL_KEY"


class KeyMissing(Exception):
    """The key for personal data is not set: MOTCUA_PERSONAL_KEY must hold 32 bytes in base64."""

    def __str__(self) -> str:
        return self.__doc__ or ""


def _key() -> bytes:
    text = os.environ.get(_VARIABLE, "")
    key = base64.b64decode(text) if text else b""
    if len(key) != 32:
        raise KeyMissing
    return key


def seal(text: str, place: str) -> str:
    """This will encrypt; `place` (table.column) is bound in, so that a value cannot be moved to another column."""
    nonce = os.urandom(12)
    sealed = AESGCM(_key()).encrypt(nonce, text.encode(), place.encode())
    return "k1:" + base64.b64encode(nonce + sealed).decode()


def unseal(stored: str, place: str) -> str:
    raw = base64.b64decode(stored.removeprefix("k1:"))
    return AESGCM(_key()).decrypt(raw[:12], raw[12:], place.encode()).decode()


def find_key(text: str) -> str:
    """This will give the keyed hash by which a sealed value is looked up exactly."""
    return hmac.new(_key(), text.encode(), hashlib.sha256).hexdigest()


class SealedText(TypeDecorator[str]):
    """A text column whose value is readable only with the key."""

    impl = Text
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else seal(value, self.place)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else unseal(value, self.place)


class SealedRecord(SealedText):
    """A sealed JSON object."""

    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else seal(json.dumps(value, ensure_ascii=False, sort_keys=True), self.place)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else json.loads(unseal(value, self.place))
