"""The secrets of one installation: made once, kept in MOTCUA_HOME/secrets.json, readable by its owner only.

Whoever loses the file loses the personal numbers in the database with it: back it up, apart from the data.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
import tempfile
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from gateways.outgoing.key_pair import CLIENT, EVENTS, KeyPair
from operations.plain_error import PlainError

FILE = "secrets.json"


class SecretsUnreadable(PlainError):
    """secrets.json is there but is not what we wrote."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"Tệp khoá {path} bị hỏng; hãy khôi phục từ bản sao lưu (secrets unreadable).")


def _key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


def _password() -> str:
    return secrets.token_urlsafe(32)


class DatabasePasswords(BaseModel):
    """One for the owner of the whole cluster, one for each of the two databases."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    superuser: str = Field(default_factory=_password, repr=False)
    domain: str = Field(default_factory=_password, repr=False)
    prefect: str = Field(default_factory=_password, repr=False)


class KeysBeside(BaseModel):
    """Seeds that stand beside those in use while ours are exchanged; empty while nothing is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    event_key: str = Field(default="", repr=False)
    client_key: str = Field(default="", repr=False)

    @classmethod
    def made(cls) -> KeysBeside:
        return cls(event_key=_key(), client_key=_key())

    @property
    def given(self) -> bool:
        return bool(self.event_key)


class Secrets(BaseModel):
    """Keys are 32 random bytes in base64; passwords are URL-safe text.

    personal_data_key encrypts personal numbers, personal_data_index_key hashes them for look-up, session_key
    protects sessions and their forms, tracking_key the secrets citizens follow their dossier with,
    partner_key is the root of the secrets shared with simulated partners. event_key and client_key are the Ed25519
    seeds by which other agencies know our events, and us at their doors; `coming` and `former` stand beside them while
    they are exchanged (`operations/linkage/own_keys.py`).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    personal_data_key: str = Field(default_factory=_key, repr=False)
    personal_data_index_key: str = Field(default_factory=_key, repr=False)
    session_key: str = Field(default_factory=_key, repr=False)
    tracking_key: str = Field(default_factory=_key, repr=False)
    partner_key: str = Field(default_factory=_key, repr=False)
    event_key: str = Field(default_factory=_key, repr=False)
    client_key: str = Field(default_factory=_key, repr=False)
    coming: KeysBeside = Field(default_factory=KeysBeside, repr=False)
    former: KeysBeside = Field(default_factory=KeysBeside, repr=False)
    prefect_password: str = Field(default_factory=_password, repr=False)
    postgres: DatabasePasswords = Field(default_factory=DatabasePasswords, repr=False)

    @property
    def prefect_auth_string(self) -> str:
        """The one credential Prefect knows, as its server and its clients want it."""
        return f"motcua:{self.prefect_password}"

    @property
    def event_pair(self) -> KeyPair:
        return KeyPair(EVENTS, base64.b64decode(self.event_key))

    @property
    def client_pair(self) -> KeyPair:
        return KeyPair(CLIENT, base64.b64decode(self.client_key))

    @property
    def published_keys(self) -> tuple[dict[str, str], ...]:
        """The public halves others may pin: those in use first, then those beside them."""
        beside = [
            KeyPair(purpose, base64.b64decode(seed))
            for one in (self.coming, self.former)
            for purpose, seed in ((EVENTS, one.event_key), (CLIENT, one.client_key))
            if seed
        ]
        return tuple(pair.public_jwk for pair in (self.event_pair, self.client_pair, *beside))

    @property
    def signing_keys(self) -> tuple[str, ...]:
        """What our events are signed with: the key in use, and the former one as long as somebody may know no other."""
        former = [KeyPair(EVENTS, base64.b64decode(self.former.event_key))] if self.former.given else []
        return tuple(pair.signing_key for pair in (self.event_pair, *former))

    def partner_secret(self, partner: str) -> str:
        """The secret shared with one partner, in the form Standard Webhooks prescribes (`whsec_` and base64)."""
        digest = hmac.digest(base64.b64decode(self.partner_key), partner.encode(), hashlib.sha256)
        return "whsec_" + base64.b64encode(digest).decode()


def read_secrets(home: Path) -> Secrets:
    """The secrets of a data folder, made at the first call; a kind added since is made then.

    Two processes that call first at the same moment get the same secrets.
    """
    path = home / FILE
    if not path.exists():
        home.mkdir(parents=True, exist_ok=True)
        _create(path, Secrets())
    try:
        text = path.read_text()
        found = Secrets.model_validate_json(text)
    except ValueError:
        # The values themselves must not reach a log by way of the error's text.
        raise SecretsUnreadable(path) from None
    complete = found.model_dump_json(indent=2)
    if complete != text:
        _replace(path, complete)
    return found


def replace_secrets(home: Path, secrets: Secrets) -> Secrets:
    """This will keep these secrets from now on; processes that run go by the old ones until they start again."""
    _replace(home / FILE, secrets.model_dump_json(indent=2))
    return secrets


def _create(path: Path, fresh: Secrets) -> None:
    written = _write_aside(path, fresh.model_dump_json(indent=2))
    try:
        os.link(written, path)
    except FileExistsError:
        pass
    finally:
        written.unlink()


def _replace(path: Path, text: str) -> None:
    _write_aside(path, text).replace(path)


def _write_aside(path: Path, text: str) -> Path:
    # mkstemp opens its file for the owner alone.
    descriptor, name = tempfile.mkstemp(prefix=f".{FILE}-", dir=path.parent)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return Path(name)
