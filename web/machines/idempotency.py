"""The same request sent twice has one effect and gets one answer (draft-ietf-httpapi-idempotency-key-header-07).

The key stands in the transaction of the effect: either both are there or neither. What was refused changed nothing
and is not remembered, so that a corrected request may come with the key of the faulty one. Keys of dossiers are kept
for ever, all others for 72 hours.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select
from starlette.responses import JSONResponse, Response

from models.failpoint import failpoint
from models.intake.idempotency_key import IdempotencyKey
from models.sealed import find_key, seal, unseal
from web.problem import Problem
from web.visit import Inside, Visit

HEADER = "Idempotency-Key"
KEPT_FOR = timedelta(hours=72)
_PLACE = "idempotency_key.answer"
_KEY = re.compile(r"[\x21-\x7e]{1,120}")


@dataclass(frozen=True)
class Reply:
    """What is answered, and answered again whenever the key comes back."""

    status: int
    body: Mapping[str, Any]
    headers: Mapping[str, str] = field(default_factory=dict)

    def response(self) -> Response:
        return JSONResponse(dict(self.body), status_code=self.status, headers=dict(self.headers))


@dataclass(frozen=True)
class Once:
    """One request under its key: `route` is its pattern, `fingerprint` stands for everything it says."""

    key: str
    route: str
    fingerprint: str
    kept_for: timedelta | None = KEPT_FOR


def once(visit: Visit, payload: object, *, for_ever: bool = False) -> Once:
    """This will read the key of a request; raises `idempotency-missing` or `malformed-request`."""
    given = visit.request.headers.get(HEADER, "").strip()
    if not given:
        raise Problem("idempotency-missing")
    key = given[1:-1] if len(given) > 2 and given[0] == given[-1] == '"' else given
    if not _KEY.fullmatch(key):
        raise Problem("malformed-request", "Idempotency-Key dài 1 đến 120 ký tự ASCII, không có dấu cách.")
    request = visit.request
    said = [request.method, request.url.path, request.url.query, payload]
    text = json.dumps(said, ensure_ascii=True, sort_keys=True, default=str)
    # Keyed, because what is said of a person can be guessed.
    return Once(key, f"{request.method} {request.scope['route'].path}", find_key(text), None if for_ever else KEPT_FOR)


def answered_before(visit: Visit, inside: Inside, this: Once) -> Reply | None:
    """This will give the answer of the first time; raises `idempotency-conflict` or `idempotency-in-progress`."""
    session, client = inside.session, _client(inside)
    lock = hashlib.sha256(f"{client}\0{this.route}\0{this.key}".encode()).digest()
    if not session.scalar(select(func.pg_try_advisory_xact_lock(int.from_bytes(lock[:8], signed=True)))):
        raise Problem("idempotency-in-progress", headers={"Retry-After": "1"})
    kept = session.get(IdempotencyKey, (client, this.route, this.key))
    if kept is None:
        return None
    if kept.keep_until is not None and kept.keep_until < visit.front.machine.now():
        session.delete(kept)
        session.flush()
        return None
    if kept.fingerprint != this.fingerprint:
        raise Problem("idempotency-conflict")
    told = json.loads(unseal(kept.answer, _PLACE))
    return Reply(kept.status, told["body"], {**told["headers"], "Idempotent-Replayed": "true"})


def do_once(visit: Visit, inside: Inside, this: Once, effect: Callable[[], Reply]) -> Reply:
    """This will do it and keep the answer in the same transaction, or give the answer of the first time."""
    before = answered_before(visit, inside, this)
    if before is not None:
        return before
    reply = effect()
    now = visit.front.machine.now()
    inside.session.add(
        IdempotencyKey(
            client=_client(inside),
            route=this.route,
            key=this.key,
            fingerprint=this.fingerprint,
            status=reply.status,
            answer=seal(json.dumps({"body": reply.body, "headers": dict(reply.headers)}), _PLACE),
            at=now,
            keep_until=None if this.kept_for is None else now + this.kept_for,
        )
    )
    inside.session.flush()
    failpoint("web.before_commit")
    return reply


def _client(inside: Inside) -> str:
    """Whose key it is; an applicant's belongs to his dossier, an anonymous one to whoever knows it."""
    caller = inside.caller
    return f"applicant:{caller.dossier_id}" if caller.dossier_id else caller.actor.key
