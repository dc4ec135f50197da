"""Where mail is handed in, and how one shows who one is there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import unquote, urlsplit

Security = Literal["none", "starttls", "tls"]
_SCHEMES: dict[str, tuple[Security, int]] = {
    "smtp": ("none", 25),
    "smtp+starttls": ("starttls", 587),
    "smtps": ("tls", 465),
}


@dataclass(frozen=True)
class MailServer:
    """The password shows in no log: it is left out of the object's own description."""

    host: str
    port: int
    security: Security = "none"
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    @classmethod
    def at(cls, address: str) -> MailServer:
        """From `smtp://host:port`, `smtp+starttls://user:password@host` or `smtps://...`; ValueError for others."""
        parts = urlsplit(address)
        if parts.scheme not in _SCHEMES or not parts.hostname:
            raise ValueError("the mail server's address must be smtp://, smtp+starttls:// or smtps:// with a host")
        security, usual_port = _SCHEMES[parts.scheme]
        user = unquote(parts.username) if parts.username else None
        password = unquote(parts.password) if parts.password else None
        return cls(parts.hostname, parts.port or usual_port, security, user, password)
