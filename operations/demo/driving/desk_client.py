"""The staff of an installation as clients of the API: what waits for them, and their answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import httpx

from models.role import Role
from operations.demo.filing_client import PREFIX
from operations.demo.profile import Profile
from operations.demo.seed import agency_codes, username_of

ANSWERING = (Role.RECEIVER, Role.JUSTICE_OFFICER, Role.CHAIRMAN, Role.SEAL_KEEPER, Role.RETURN_DESK)
MOST = 200


class NotDone(Exception):
    """The API refused; the text is what it said, which never repeats anybody's particulars."""


@dataclass(frozen=True)
class Waiting:
    """One piece of work in somebody's list."""

    item_id: str
    dossier: str
    line: str
    role: str
    username: str


class DeskClient:
    """`http` speaks to the web's own address; `of` tells whose people work there."""

    def __init__(self, http: httpx.Client, secret: str, of: Profile = Profile.WARDS) -> None:
        self._http = http
        self._secret = secret
        self._offices = agency_codes(of)
        self._tokens: dict[str, str] = {}

    def waiting(self) -> Iterator[Waiting]:
        """Everything that waits for anybody, each person's most urgent first."""
        for username in (username_of(role, ward) for ward in self._offices for role in ANSWERING):
            told = self._get(f"/work-items?limit={MOST}", username)
            for item in told["items"]:
                yield Waiting(item["id"], item["dossier"], item["name"], item["role"], username)

    def look_at(self, work: Waiting) -> dict[str, Any]:
        return self._get(f"/work-items/{work.item_id}", work.username)

    def answer(self, work: Waiting, body: Mapping[str, Any]) -> None:
        self._post(f"/work-items/{work.item_id}/complete", body, work.username)

    def withdraw(self, work: Waiting) -> None:
        """The applicant withdraws at the desk that took the dossier in."""
        ward = next(ward for ward, code in self._offices.items() if work.dossier.startswith(code))
        reason = {"reason": "Gia đình nộp lại ở nơi khác."}
        self._post(f"/dossiers/{work.dossier}/withdrawal", reason, username_of(Role.RECEIVER, ward))

    def take_what_is_owed(self, work: Waiting, *, online: bool = False) -> None:
        """The return desk takes the money before it hands over, with a numbered receipt.

        Whoever chose to pay online pays on the gateway's page; raises `NotDone` until the gateway's word has come.
        """
        owed = self._get(f"/dossiers/{work.dossier}", work.username)["owed"]
        if owed and online:
            order = self._post(f"/dossiers/{work.dossier}/payments/online", {}, work.username)
            press_pay_button(order["pay_url"])
            raise NotDone("chờ cổng thanh toán báo đã trả")
        if owed:
            self._post(f"/dossiers/{work.dossier}/payments", {"way": "cash", "amount": owed}, work.username)

    def _get(self, path: str, username: str) -> dict[str, Any]:
        return _done(self._http.get(PREFIX + path, headers=self._as(username)))

    def _post(self, path: str, body: Mapping[str, Any], username: str) -> dict[str, Any]:
        headers = {**self._as(username), "Idempotency-Key": str(uuid4())}
        return _done(self._http.post(PREFIX + path, json=body, headers=headers))

    def _as(self, username: str) -> dict[str, str]:
        if username not in self._tokens:
            said = {"username": username, "password": self._secret}
            self._tokens[username] = _done(self._http.post(f"{PREFIX}/session", json=said))["token"]
        return {"Authorization": f"Bearer {self._tokens[username]}"}


def press_pay_button(pay_url: str) -> None:
    """This will press the button of the simulated gateway's page; a second press of the same order changes nothing."""
    page = urlsplit(pay_url)
    fields = {name: values[0] for name, values in parse_qs(page.query).items()}
    httpx.post(f"{page.scheme}://{page.netloc}{page.path}", data={**fields, "choice": "pay"}, timeout=10.0)


def _done(answer: httpx.Response) -> dict[str, Any]:
    told: dict[str, Any] = answer.json()
    if not answer.is_success:
        faults = [f"{one.get('pointer')}: {one.get('detail')}" for one in told.get("errors", ())]
        raise NotDone("; ".join([f"HTTP {answer.status_code}", str(told.get("detail", "")), *faults]))
    return told
