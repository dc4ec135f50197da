"""Staff and applicants as clients of the API: they file, answer, sign and take money like anybody else."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import httpx

from models.role import Role
from operations.bench.waiting_work import Waiting
from operations.demo.filing_client import PREFIX
from operations.demo.seed import agency_codes, username_of
from operations.settings import Settings

PATIENCE = 30.0
# What people do when nothing is out of the ordinary; whatever else is awaited comes by itself.
USUAL: Mapping[str, tuple[str, dict[str, Any]]] = {
    "checks_components": ("complete", {}),
    "appraises": ("propose_registration", {}),
    "decides": ("approve", {}),
    "signs": ("sign", {}),
    "seals": ("seal", {}),
    "receives": ("handed_over", {"who": "applicant", "identity_seen": "Căn cước của người nhận"}),
}
READS_DRAFT = "reads_draft"
ANSWERED = frozenset((*USUAL, READS_DRAFT))


class NotDone(Exception):
    """The API refused; the text is the kind of its problem."""


class Tokens:
    """Who has logged in; one for all threads, because a password is deliberately slow to try."""

    def __init__(self, settings: Settings) -> None:
        self._secret = settings.demo_secret.get_secret_value()
        self._kept: dict[str, str] = {}
        self._lock = threading.Lock()

    def of(self, username: str, http: httpx.Client) -> str:
        with self._lock:
            if username not in self._kept:
                said = {"username": username, "password": self._secret}
                self._kept[username] = _done(http.post(f"{PREFIX}/session", json=said))["token"]
            return self._kept[username]


class FrontClient:
    """One for each thread."""

    def __init__(self, settings: Settings, tokens: Tokens) -> None:
        self._http = httpx.Client(base_url=settings.address, timeout=PATIENCE, trust_env=False)
        self._tokens = tokens
        self._wards = {code: ward for ward, code in agency_codes().items()}

    def answer(self, work: Waiting) -> None:
        """This will do what is usual, or raise `NotDone`."""
        ward = self._wards[work.agency]
        if work.line == READS_DRAFT:
            agreed = {"draft_hash": work.shown_hash, "agrees": True}
            self._post(f"/dossiers/{work.dossier}/draft-answer", agreed, username_of(Role.JUSTICE_OFFICER, ward))
            return
        who = username_of(work.role, ward)
        if work.owed:
            self._post(f"/dossiers/{work.dossier}/payments", {"way": "cash", "amount": work.owed}, who)
        outcome, fields = USUAL[work.line]
        said = {"version": work.version, "shown_hash": work.shown_hash, "outcome": outcome, **fields}
        if work.shown:
            said["shown"] = work.shown
        self._post(f"/work-items/{work.item_id}/complete", said, who)

    def log_in(self, agency: str) -> None:
        """This will log in everybody of the agency who may have to answer, before anything is measured."""
        for role in (Role.RECEIVER, Role.JUSTICE_OFFICER, Role.CHAIRMAN, Role.SEAL_KEEPER, Role.RETURN_DESK):
            self._tokens.of(username_of(role, self._wards[agency]), self._http)

    def close(self) -> None:
        self._http.close()

    def _post(self, path: str, said: Mapping[str, Any], username: str) -> None:
        token = self._tokens.of(username, self._http)
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": str(uuid4())}
        _done(self._http.post(PREFIX + path, json=said, headers=headers))


def _done(answer: httpx.Response) -> dict[str, Any]:
    if not answer.is_success:
        raise NotDone(f"{answer.status_code} {answer.json().get('type', '')} {answer.url.path.rsplit('/', 1)[-1]}")
    told: dict[str, Any] = answer.json()
    return told
