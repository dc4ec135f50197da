"""A client of the API that files the samples: logs in, uploads, posts, and tries again where the API says so."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import httpx

from operations.demo.dossier_file import DemoDossier, Scan
from operations.demo.placeholder import fill_in
from operations.demo.scan import draw
from operations.demo.seed import username_of

PREFIX = "/api/v1"
TRIES = 6
LONGEST_PAUSE = 5.0
# Too early, too often, too busy, away for a moment: what an Idempotency-Key makes safe to send again.
_COME_BACK = (409, 429, 502, 503, 504)
_STAFF = "mot-cua"
_ANONYMOUS = "anonymous"


class NotFiled(Exception):
    """The API refused a sample; the text is what it said, which never repeats anybody's particulars."""


@dataclass(frozen=True)
class Filed:
    """A sample as the office took it in. `received_at` and `react_by` are ISO instants as the API gives them."""

    dossier: DemoDossier
    code: str
    received_at: str
    react_by: str


class FilingClient:
    """`http` speaks to the web's own address; `agencies` are the wards' codes by their number."""

    def __init__(self, http: httpx.Client, secret: str, agencies: Mapping[int, str]) -> None:
        self._http = http
        self._secret = secret
        self._agencies = agencies
        self._tokens: dict[str, str] = {}

    def file(self, dossier: DemoDossier, today: date) -> Filed:
        """This will file the sample as of that day in Việt Nam, or raise NotFiled."""
        who = self._credentials(dossier)
        uploaded = {name: self._upload(dossier, name, scan, who) for name, scan in dossier.files.items()}
        body = {"agency": self._agencies[dossier.ward], **fill_in(dossier.body, today, uploaded)}
        told = self._send("/dossiers", headers={**who, "Idempotency-Key": dossier.key}, json=body)
        return Filed(dossier, told["code"], told["received_at"], told["react_by"])

    def _credentials(self, dossier: DemoDossier) -> dict[str, str]:
        if dossier.filed_by == _ANONYMOUS:
            return {}
        name = username_of(_STAFF, dossier.ward) if dossier.filed_by == _STAFF else dossier.filed_by
        if name not in self._tokens:
            self._tokens[name] = self._log_in(name) if dossier.filed_by == _STAFF else self._token(name)
        return {"Authorization": f"Bearer {self._tokens[name]}"}

    def _log_in(self, username: str) -> str:
        told = self._send("/session", json={"username": username, "password": self._secret})
        return str(told["token"])

    def _token(self, client_id: str) -> str:
        asked = {"grant_type": "client_credentials", "client_id": client_id, "client_secret": self._secret}
        return str(self._send("/oauth/token", data=asked)["access_token"])

    def _upload(self, dossier: DemoDossier, name: str, scan: Scan, who: Mapping[str, str]) -> str:
        drawn = draw(name, scan)
        told = self._send(
            "/files",
            headers={**who, "Idempotency-Key": f"demo-file-{dossier.name}-{name}"},
            files={"file": (drawn.file_name, drawn.content, drawn.media_type)},
        )
        return str(told["file_id"])

    def _send(self, path: str, **request: Any) -> dict[str, Any]:
        answer = self._answer(path, **request)
        if not answer.is_success:
            raise NotFiled(_said(answer))
        told: dict[str, Any] = answer.json()
        return told

    def _answer(self, path: str, **request: Any) -> httpx.Response:
        for tries_left in reversed(range(TRIES)):
            try:
                answer = self._http.post(PREFIX + path, **request)
            except httpx.TransportError as away:
                if not tries_left:
                    raise NotFiled(f"Không nối được với trang ({type(away).__name__}).") from None
                time.sleep(0.5)
                continue
            if answer.status_code not in _COME_BACK or not tries_left:
                break
            time.sleep(_pause(answer))
        return answer


def _pause(answer: httpx.Response) -> float:
    told = answer.headers.get("Retry-After", "")
    return min(float(told) if told.isdigit() else 0.5, LONGEST_PAUSE)


def _said(answer: httpx.Response) -> str:
    """The sentences of a problem, each fault at its place."""
    try:
        problem = answer.json()
    except ValueError:
        return f"HTTP {answer.status_code}"
    if not isinstance(problem, dict):
        return f"HTTP {answer.status_code}"
    faults = [f"{fault.get('pointer')}: {fault.get('detail')}" for fault in problem.get("errors", [])]
    return "; ".join([f"HTTP {answer.status_code}", str(problem.get("detail", "")), *faults])
