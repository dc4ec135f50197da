"""Another agency's office, an installation like ours: it takes cases, tells how they stand, and takes them back."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from datetime import date
from typing import Any, Protocol, TypeVar
from urllib.parse import quote

from pydantic import ValidationError

from gateways.gateway import OutcomeUnknown, PartnerRefused
from gateways.http_partner import HttpPartner
from gateways.linked.access_token import AccessToken
from gateways.linked.agency_case import (
    CaseBody,
    CaseReceived,
    CaseStanding,
    DaysThere,
    DayThere,
    FileKept,
    Recall,
    Supplement,
    TallyThere,
)

T = TypeVar("T")
LINKED = "/api/v1/linked/"
FILES = "/api/v1/files"
RECONCILIATION = "/api/v1/linkage/reconciliation"
_NONE = TallyThere(count=0, ids_hash=hashlib.sha256(b"").hexdigest())
NOTHING_PASSED = DayThere(cases=_NONE, events=_NONE, untaken=_NONE)
# What is said to somebody whose token has ended, or was never good.
_NOT_LET_IN = frozenset({"401", "log-in-required"})
_TOO_LATE = frozenset({"too-late", "409"})


class TooLateToRecall(Exception):
    """The other agency has decided: what it decided stands."""


class PartnerAgency(Protocol):
    """Every verb may raise the errors of `gateways.gateway`; one reference is one case, one key one deed."""

    def start(self, procedure: str, reference: str, body: dict[str, Any]) -> CaseReceived: ...

    def standing(self, reference: str) -> CaseStanding | None:
        """How the case of our reference stands; None when it never arrived."""
        ...

    def supplement(self, reference: str, key: str, given: Supplement) -> None: ...

    def recall(self, reference: str, key: str, reason: str) -> None:
        """This will take the case back; `TooLateToRecall` once it is decided."""
        ...

    def keep_file(self, key: str, data: bytes, kind: str) -> str:
        """This will hand a file over and give the id it has there."""
        ...

    def day(self, day: date) -> DayThere:
        """What passed between us on that day in Việt Nam, as they have it."""
        ...


class HttpPartnerAgency:
    """Another agency by HTTP, with our token; a token refused is fetched anew once, since nothing was done with it."""

    def __init__(self, partner: HttpPartner, token: AccessToken) -> None:
        self._partner = partner
        self._token = token

    def start(self, procedure: str, reference: str, body: dict[str, Any]) -> CaseReceived:
        case = CaseBody.model_validate({**body, "linkage_id": reference})
        path = LINKED + quote(procedure, safe="")
        return self._let_in(lambda header: self._partner.tell(path, reference, case, CaseReceived, headers=header))

    def standing(self, reference: str) -> CaseStanding | None:
        return self._let_in(lambda header: self._partner.ask(LINKED, reference, CaseStanding, headers=header))

    def supplement(self, reference: str, key: str, given: Supplement) -> None:
        self._do(f"{LINKED}{quote(reference, safe='')}/supplements", key, given.model_dump_json().encode())

    def recall(self, reference: str, key: str, reason: str) -> None:
        body = Recall(reason=reason).model_dump_json().encode()
        try:
            self._do(f"{LINKED}{quote(reference, safe='')}/withdrawal", key, body)
        except PartnerRefused as no:
            if no.code in _TOO_LATE:
                raise TooLateToRecall from None
            raise

    def keep_file(self, key: str, data: bytes, kind: str) -> str:
        border = f"motcua-{secrets.token_hex(16)}"
        content = _multipart(border, data, kind)
        headers = {"idempotency-key": f'"{key}"', "content-type": f"multipart/form-data; boundary={border}"}
        said = self._let_in(lambda header: self._partner.post(FILES, content, headers | header))
        try:
            return FileKept.model_validate_json(said).file_id
        except ValidationError:
            raise OutcomeUnknown(self._partner.name) from None

    def day(self, day: date) -> DayThere:
        path = f"{RECONCILIATION}?date={day.isoformat()}"
        said = self._let_in(lambda header: self._partner.get(path, header))
        try:
            found = DaysThere.model_validate_json(said).partners
        except ValidationError:
            raise OutcomeUnknown(self._partner.name) from None
        return found[0] if found else NOTHING_PASSED

    def _do(self, path: str, key: str, content: bytes) -> None:
        headers = {"idempotency-key": f'"{key}"', "content-type": "application/json"}
        self._let_in(lambda header: self._partner.post(path, content, headers | header))

    def _let_in(self, call: Callable[[dict[str, str]], T]) -> T:
        try:
            return call(self._token.header())
        except PartnerRefused as no:
            if no.code not in _NOT_LET_IN:
                raise
        self._token.forget()
        return call(self._token.header())


_NAMES = {"pdf": ("giay-to.pdf", "application/pdf"), "jpeg": ("giay-to.jpg", "image/jpeg")}
_PICTURE = ("giay-to.png", "image/png")


def _multipart(border: str, data: bytes, kind: str) -> bytes:
    """One file as a form sends it; its name says nothing of whose it is."""
    name, media_type = _NAMES.get(kind, _PICTURE)
    head = f'--{border}\r\ncontent-disposition: form-data; name="file"; filename="{name}"\r\n'
    return f"{head}content-type: {media_type}\r\n\r\n".encode() + data + f"\r\n--{border}--\r\n".encode()
