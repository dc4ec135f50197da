"""One exchange with a partner by HTTP and JSON: the answer as a model, or the error that says what to do next."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar
from urllib.parse import quote

import httpx
from pydantic import BaseModel, ValidationError

from gateways.deadline import DeadlineTransport, total_time
from gateways.gateway import GatewayError, OutcomeUnknown, PartnerPostpones, PartnerRefused, PartnerUnreachable
from gateways.guard import Guard
from gateways.wire import Referring, Wire

Answer = TypeVar("Answer", bound=Referring)
TIMEOUT = 20.0
LONGEST_ANSWER = 1_000_000
# A 404 alone may come from a proxy or a mistyped address; only this word means "never heard of it".
UNKNOWN_REFERENCE = "unknown-reference"
_CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


class _Problem(Wire):
    """An error as RFC 9457 has it, perhaps with a code of the partner's own; its texts are never passed on."""

    code: str = ""
    type: str = ""

    @property
    def word(self) -> str:
        """The code, else the last part of the type."""
        return self.code or self.type.rpartition("/")[2]


@dataclass(frozen=True)
class Exchanged:
    """What was said and what came back, as bytes; `key` is the idempotency key, `status` 0 when nothing came back."""

    method: str
    path: str
    key: str
    request: bytes
    status: int
    answer: bytes


class HttpPartner:
    """Calls to one partner: never repeated here, never longer than `timeout` seconds in all.

    `witness` is shown every exchange before anybody goes by its answer.
    """

    def __init__(
        self,
        guard: Guard,
        address: str,
        timeout: float = TIMEOUT,
        *,
        witness: Callable[[Exchanged], None] | None = None,
    ) -> None:
        if not address.startswith(("http://", "https://")):
            raise ValueError(f"{guard.partner}: the address must begin with http:// or https://")
        self._guard = guard
        self._timeout = timeout
        self._witness = witness
        self._client = httpx.Client(
            base_url=address,
            transport=DeadlineTransport(guard.bulkhead.places, tls=address.startswith("https://")),
            timeout=timeout,
            follow_redirects=False,
            headers={"accept": "application/json", "accept-encoding": "identity"},
        )

    @property
    def name(self) -> str:
        return self._guard.partner

    def tell(
        self,
        path: str,
        reference: str,
        body: BaseModel | None,
        answer: type[Answer],
        *,
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> Answer:
        """This will POST the body under our reference as idempotency key."""
        content = body.model_dump_json().encode() if body else b"{}"
        json_headers = {"idempotency-key": f'"{reference}"', "content-type": "application/json", **headers}
        with self._guard.call():
            return self._read(self._post(path, content, json_headers), reference, answer)

    def post(self, path: str, content: bytes, headers: Mapping[str, str]) -> bytes:
        """This will POST the bytes as they are and give what was said back, unread."""
        with self._guard.call():
            return self._post(path, content, headers)

    def get(self, path: str, headers: Mapping[str, str]) -> bytes:
        """This will GET what is there and give it unread."""
        with self._guard.call():
            response, said = self._exchange("GET", path, None, headers)
            if not response.is_success:
                raise self._error(response, _code(said))
            return said

    def ask(
        self,
        path: str,
        reference: str,
        answer: type[Answer],
        *,
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> Answer | None:
        """How things stand with our reference; None when the partner never heard of it."""
        with self._guard.call():
            response, said = self._exchange("GET", path + quote(reference, safe=""), None, headers)
            if response.is_success:
                return self._read(said, reference, answer)
            code = _code(said)
            if response.status_code != httpx.codes.NOT_FOUND:
                raise self._error(response, code)
            if code != UNKNOWN_REFERENCE:
                raise OutcomeUnknown(self.name)
            return None

    def close(self) -> None:
        self._client.close()

    def _post(self, path: str, content: bytes, headers: Mapping[str, str]) -> bytes:
        response, said = self._exchange("POST", path, content, headers)
        if not response.is_success:
            raise self._error(response, _code(said))
        return said

    def _exchange(
        self, method: str, path: str, content: bytes | None, headers: Mapping[str, str]
    ) -> tuple[httpx.Response, bytes]:
        key, status, said = headers.get("idempotency-key", "").strip('"'), 0, b""
        try:
            response, said = self._carry(method, path, content, headers)
            status = response.status_code
        finally:
            if self._witness is not None:
                self._witness(Exchanged(method, path, key, content or b"", status, said))
        return response, said

    def _carry(
        self, method: str, path: str, content: bytes | None, headers: Mapping[str, str]
    ) -> tuple[httpx.Response, bytes]:
        with total_time(self._timeout):
            try:
                with self._client.stream(method, path, content=content, headers=headers) as response:
                    return response, self._all_of(response)
            except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout):
                raise PartnerUnreachable(self.name) from None
            except (httpx.HTTPError, httpx.StreamError):
                raise OutcomeUnknown(self.name) from None

    def _all_of(self, response: httpx.Response) -> bytes:
        said = bytearray()
        for piece in response.iter_raw():
            said += piece
            if len(said) > LONGEST_ANSWER:
                raise OutcomeUnknown(self.name)
        return bytes(said)

    def _error(self, response: httpx.Response, code: str | None) -> GatewayError:
        status, retry_after = response.status_code, response.headers.get("retry-after")
        if status == httpx.codes.TOO_MANY_REQUESTS:
            return PartnerPostpones(self.name, _seconds(retry_after))
        # Still at work on the same key (409 with Retry-After), or gave up waiting for us: it may yet be done.
        undecided = status == httpx.codes.REQUEST_TIMEOUT or (status == httpx.codes.CONFLICT and retry_after)
        if undecided or status >= httpx.codes.INTERNAL_SERVER_ERROR:
            return OutcomeUnknown(self.name)
        return PartnerRefused(self.name, code or str(status))

    def _read(self, said: bytes, reference: str, answer: type[Answer]) -> Answer:
        """An answer that cannot be read, or is about something else, does not tell what was done."""
        try:
            found = answer.model_validate_json(said)
        except ValidationError:
            raise OutcomeUnknown(self.name) from None
        if found.reference != reference:
            raise OutcomeUnknown(self.name)
        return found


def _code(said: bytes) -> str | None:
    try:
        code = _Problem.model_validate_json(said).word
    except ValidationError:
        return None
    return code if _CODE.fullmatch(code) else None


def _seconds(retry_after: str | None) -> float | None:
    return float(retry_after) if retry_after and retry_after.isdecimal() else None
