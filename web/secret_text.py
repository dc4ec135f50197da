"""Tokens that let somebody in: made here, and kept only as their hash."""

from __future__ import annotations

import hashlib
import secrets

STAFF_PREFIX = "mcs_"
CLIENT_PREFIX = "mcc_"


def new_token(prefix: str) -> str:
    """This will make a token of 256 random bits; the prefix says whose it is, and helps to find a leaked one."""
    return prefix + secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """This will give what the tables know a token by; 256 random bits need no slow hash."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
