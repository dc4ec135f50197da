"""Where a message may go: public addresses by TLS, private ones only in the networks named for that one partner.

A partner's address is a name somebody typed. Whatever it resolves to is checked before each delivery, every address of
it, and the connection is then made to the very address that was checked, so that a name that changes its mind between
looking and calling leads nowhere (server-side request forgery; government networks are private, hence the list).
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class ForbiddenAddress(Exception):
    """`reason`: scheme, host, unresolved, not-allowed or no-tls."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Pinned:
    """A URL with the address it was found to stand for."""

    scheme: str
    host: str
    port: int
    address: str

    @property
    def base(self) -> str:
        """The URL of the address itself."""
        literal = f"[{self.address}]" if ":" in self.address else self.address
        return f"{self.scheme}://{literal}:{self.port}"

    @property
    def host_header(self) -> str:
        usual = {"http": 80, "https": 443}[self.scheme]
        return self.host if self.port == usual else f"{self.host}:{self.port}"


def pin(base_url: str, networks: Iterable[str]) -> Pinned:
    """This will give the address to call, or raise `ForbiddenAddress`; `networks` are CIDRs allowed beside the public.

    Without TLS only those networks may be called: the signature keeps a message whole, but nothing keeps it secret.
    """
    parts = urlsplit(base_url)
    if parts.scheme not in ("http", "https"):
        raise ForbiddenAddress("scheme")
    if not parts.hostname or parts.username is not None:
        raise ForbiddenAddress("host")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    allowed = [ipaddress.ip_network(network) for network in networks]
    found = _resolve(parts.hostname, port)
    for address in found:
        inside = any(address in network for network in allowed)
        if not inside and not _is_public(address):
            raise ForbiddenAddress("not-allowed")
        if not inside and parts.scheme == "http":
            raise ForbiddenAddress("no-tls")
    return Pinned(parts.scheme, parts.hostname, port, str(found[0]))


def _resolve(host: str, port: int) -> list[Address]:
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:
        raise ForbiddenAddress("unresolved") from None
    return [_plain(ipaddress.ip_address(str(answer[4][0]).partition("%")[0])) for answer in answers]


def _plain(address: Address) -> Address:
    """An IPv4 address in IPv6 clothes is judged as what it is."""
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address


def _is_public(address: Address) -> bool:
    return address.is_global and not address.is_multicast
