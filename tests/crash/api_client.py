"""A client of the API as it should be: every request has a key and is repeated with it until it is answered."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx

PATIENCE_S = 40.0
# Nobody answered, or the one who did was not able to: the same request comes again.
COME_AGAIN = {429, 500, 502, 503, 504}


class NotAccepted(AssertionError):
    """The API refused what the story says, for a reason that has nothing to do with anybody's death."""


@dataclass
class ApiClient:
    """`address` of the web process; `tokens` of the staff by their user names, each logged in once."""

    address: str
    secret: str
    tokens: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # A connection to a process that died must not be used for the next one.
        limits = httpx.Limits(max_keepalive_connections=0)
        self._http = httpx.Client(base_url=f"{self.address}/api/v1", timeout=20.0, limits=limits, trust_env=False)

    def close(self) -> None:
        self._http.close()

    def get(self, path: str, who: str) -> Any:
        return self._until_answered("GET", path, self.as_staff(who))

    def post(self, path: str, body: Any, headers: dict[str, str], key: str = "") -> Any:
        return self._until_answered("POST", path, {**headers, "Idempotency-Key": key or uuid4().hex}, json=body)

    def once(self, path: str, body: Any, headers: dict[str, str]) -> httpx.Response:
        """This will ask once and give whatever is answered."""
        return self._http.post(path, json=body, headers={**headers, "Idempotency-Key": uuid4().hex})

    def upload(self, data: bytes) -> str:
        files = {"file": ("giấy.png", data, "image/png")}
        told = self._until_answered("POST", "/files", {"Idempotency-Key": uuid4().hex}, files=files)
        return str(told["file_id"])

    def as_staff(self, username: str) -> dict[str, str]:
        if username not in self.tokens:
            told = self._until_answered("POST", "/session", {}, json={"username": username, "password": self.secret})
            self.tokens[username] = told["token"]
        return {"Authorization": f"Bearer {self.tokens[username]}"}

    def as_agency(self, client_id: str) -> dict[str, str]:
        """The header of another agency's machine, which shows its secret once for as long as its token lasts."""
        if client_id not in self.tokens:
            asked = {"grant_type": "client_credentials", "client_id": client_id, "client_secret": self.secret}
            self.tokens[client_id] = self._until_answered("POST", "/oauth/token", {}, data=asked)["access_token"]
        return {"Authorization": f"Bearer {self.tokens[client_id]}"}

    def _until_answered(self, method: str, path: str, headers: dict[str, str], **more: Any) -> Any:
        ends_at = time.monotonic() + PATIENCE_S
        last = "nobody answered"
        while time.monotonic() < ends_at:
            try:
                answer = self._http.request(method, path, headers=headers, **more)
            except httpx.TransportError as error:
                last = type(error).__name__
                time.sleep(0.02)
                continue
            if answer.status_code not in COME_AGAIN and not _in_progress(answer):
                return _accepted(answer)
            last = f"{answer.status_code} {answer.text[:200]}"
            time.sleep(0.05)
        raise NotAccepted(f"{method} {path}: {last}")


def _in_progress(answer: httpx.Response) -> bool:
    return answer.status_code == 409 and answer.json().get("type") == "/problems/idempotency-in-progress"


def _accepted(answer: httpx.Response) -> Any:
    if answer.is_success:
        return answer.json()
    raise NotAccepted(f"{answer.request.method} {answer.request.url.path}: {answer.status_code} {answer.text[:400]}")
