"""One limit for a whole HTTP exchange.

The client's own time-outs run anew with every byte, so a partner that sends one byte every nineteen seconds
would hold a thread for ever. Here every socket operation gets only what is left of the whole.
"""

from __future__ import annotations

import contextlib
import ssl
import time
from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from typing import Any

import httpcore
import httpx

_ends_at: ContextVar[float | None] = ContextVar("_ends_at", default=None)


@contextlib.contextmanager
def total_time(seconds: float) -> Iterator[None]:
    """Exchanges inside take no longer than this together, counted from now."""
    token = _ends_at.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _ends_at.reset(token)


def _left(timeout: float | None, too_late: type[Exception]) -> float | None:
    ends_at = _ends_at.get()
    if ends_at is None:
        return timeout
    left = ends_at - time.monotonic()
    if left <= 0:
        raise too_late("total time used up")
    return left if timeout is None else min(left, timeout)


class _Stream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _left(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _left(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = _left(timeout, httpcore.ConnectTimeout)
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, left))

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Backend(httpcore.SyncBackend):
    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        left = _left(timeout, httpcore.ConnectTimeout)
        return _Stream(super().connect_tcp(host, port, left, local_address, socket_options))


class DeadlineTransport(httpx.HTTPTransport):
    """Pooled connections, at most `connections` of them, that keep to `total_time`."""

    def __init__(self, connections: int, *, tls: bool) -> None:
        self._pool = httpcore.ConnectionPool(
            # Reading the list of authorities takes its time, and is in vain where there is no TLS.
            ssl_context=httpx.create_ssl_context(trust_env=False) if tls else None,
            max_connections=connections,
            max_keepalive_connections=connections,
            # Shorter than servers keep an idle connection, so that a call seldom meets one just closed.
            keepalive_expiry=3.0,
            network_backend=_Backend(),
        )
