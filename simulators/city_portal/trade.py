"""The portal's one door: a session by log-in, then every service by name in the same envelope.

It answers 200 even when it refuses; whether it took something stands in `error_code`.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import re
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from simulators.answers import FAULTS, Refusal, problem, said
from simulators.city_portal.books import DOSSIER, FORGET, LOST, PROGRESS, Books, Standing
from simulators.deed import Effect, Wanted
from simulators.partner import Partner, Possibilities

NAME = "city-portal"
SOURCE = "urn:vn:simulated:city-portal"
# It sends no messages; the path is only part of who it is.
CALLBACK_PATH = "/api/v1/callbacks/city-portal"
TAKEN, SESSION_OVER, INVALID, UNKNOWN, BUSY = "0", "1", "2", "3", "9"
ACCEPTED, BUSINESS_ERROR, SESSION_EXPIRED, IS_BUSY = "accepted", "business-error", "session-expired", "busy"
SLOW, DOUBLED = "slow", "doubled"
SLOW_S = 1.0
POSSIBLE = Possibilities(
    outcomes={"sync": (ACCEPTED, BUSINESS_ERROR, SESSION_EXPIRED, IS_BUSY, LOST), FORGET: ("ok",)},
    manners={"sync": ("prompt", SLOW, DOUBLED)},
    refusal=INVALID,
    faults=FAULTS,
)
FIND, DAY = "TraCuuHoSo", "DoiSoatHoSo"
_ERROR = re.compile(r"\d{1,4}")
_TTHC = re.compile(r"\d\.\d{6}(\.[A-Z0-9.]+)?")
_MOMENT = re.compile(r"\d{14}")
_LISTS = (
    "TaiLieuNop",
    "DanhSachLePhi",
    "DanhSachTepDinhKemKhac",
    "DanhSachHoSoBoSung",
    "DanhSachGiayToKetQua",
)
_NEEDED = {
    DOSSIER: ("MaHoSo", "MaTTHC", "TenTTHC", "ChuHoSo", "NgayTiepNhan", "TrangThaiHoSo", "DonViXuLy"),
    PROGRESS: ("MaHoSo", "NguoiXuLy", "ThoiDiemXuLy", "NoiDungXuLy", "TrangThai"),
}


class LogIn(BaseModel):
    username: str
    password: str


class Envelope(BaseModel):
    service: str
    session: str
    madonvi: str
    isUpdating: bool = False
    data: list[dict[str, Any]]


class Told(BaseModel):
    """A message without the session it came in: the same again under a new session is the same."""

    reference: str
    service: str
    madonvi: str
    updating: bool
    data: list[dict[str, Any]]


class Forget(BaseModel):
    """`code` of the dossier the portal loses, "*" for all: a lever, as after a restored backup."""

    reference: str
    code: str


class CityPortal:
    """Keeps how every dossier was last told; takes one message for one reference."""

    def __init__(self, partner: Partner) -> None:
        self._partner = partner
        self._books = Books(partner.deeds)

    def routes(self) -> APIRouter:
        router = APIRouter()
        router.add_api_route("/mapi/login", self.log_in, methods=["POST"])
        router.add_api_route("/mapi/g", self.serve, methods=["POST"])
        router.add_api_route("/forget", self.forget, methods=["POST"])
        return router

    async def forget(self, wish: Forget, request: Request) -> Response:
        done = Effect("dossiers-lost", {"reference": wish.reference})
        return await self._partner.do(FORGET, request, wish, lambda wanted: done, status=200)

    async def log_in(self, asked: LogIn) -> Response:
        """Everybody's password is the secret shared with this partner."""
        if not _same(asked.password, self._partner.callbacks.secret):
            return _refused(INVALID)
        return said(200, {"result": "OK", "error_code": TAKEN, "session": self._session(asked.username)})

    async def serve(self, envelope: Envelope, request: Request) -> Response:
        if not _same(envelope.session, self._session(envelope.madonvi)):
            return _refused(SESSION_OVER)
        if envelope.service in _NEEDED:
            return await self._take(envelope, request)
        if envelope.service == FIND:
            found = [self._books.find(str(asked.get("MaHoSo"))) for asked in envelope.data]
            return _standings([one for one in found if one and one.agency == envelope.madonvi])
        if envelope.service == DAY and envelope.data:
            return _standings(self._books.of_day(envelope.madonvi, str(envelope.data[0].get("NgayDoiSoat"))))
        return _refused(INVALID)

    async def _take(self, envelope: Envelope, request: Request) -> Response:
        key = (request.headers.get("idempotency-key") or "").strip().strip('"')
        if not key:
            return problem(400, "idempotency-key-missing")
        told = Told(
            reference=key,
            service=envelope.service,
            madonvi=envelope.madonvi,
            updating=envelope.isUpdating,
            data=envelope.data,
        )
        manner: list[Wanted] = []
        answer = await self._once(told, request, manner)
        if manner and manner[0].manner == SLOW:
            await asyncio.sleep(SLOW_S if manner[0].seconds is None else manner[0].seconds)
        if manner and manner[0].manner == DOUBLED:
            # The network has delivered the request a second time.
            answer = await self._once(told, request, manner)
        return answer

    async def _once(self, told: Told, request: Request, manner: list[Wanted]) -> Response:
        def effect(wanted: Wanted) -> Effect:
            manner.append(wanted)
            self._check(told, wanted)
            what = "dossier-told" if told.service == DOSSIER else "step-told"
            return Effect(what, {"result": "OK", "error_code": TAKEN, "MaHoSo": told.data[0]["MaHoSo"]})

        answer = await self._partner.do("sync", request, told, effect, status=200)
        return _as_the_portal_says_no(answer)

    def _check(self, told: Told, wanted: Wanted) -> None:
        forced = {BUSINESS_ERROR: wanted.reason or INVALID, SESSION_EXPIRED: SESSION_OVER, IS_BUSY: BUSY}
        if wanted.outcome in forced:
            raise Refusal(200, forced[wanted.outcome])
        if len(told.data) != 1 or not _is_whole(told.service, told.data[0]):
            raise Refusal(200, INVALID)
        known = self._books.find(str(told.data[0]["MaHoSo"]))
        if known is None and (told.updating or told.service == PROGRESS):
            raise Refusal(200, UNKNOWN)
        if known is not None and known.agency != told.madonvi:
            raise Refusal(200, INVALID)

    def _session(self, agency: str) -> str:
        """Made of the secret, so that a restart throws nobody out."""
        return hmac.new(self._partner.callbacks.secret.encode(), agency.encode(), hashlib.sha256).hexdigest()


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode(), wanted.encode())


def _is_whole(service: str, item: dict[str, Any]) -> bool:
    if not all(isinstance(item.get(field), str) and item[field] for field in _NEEDED[service]):
        return False
    status = item["TrangThaiHoSo" if service == DOSSIER else "TrangThai"]
    if not (status.isdigit() and 1 <= int(status) <= 10):
        return False
    moments = [value for name, value in item.items() if name.startswith(("Ngay", "ThoiDiem")) and value]
    if not all(_MOMENT.fullmatch(str(value)) for value in moments):
        return False
    if service == PROGRESS:
        return True
    return bool(_TTHC.fullmatch(item["MaTTHC"])) and all(isinstance(item.get(name), list) for name in _LISTS)


def _standings(found: list[Standing]) -> Response:
    return said(200, {"result": "OK", "error_code": TAKEN, "data": [one.as_said() for one in found]})


def _refused(code: str) -> Response:
    return said(200, {"result": "FAIL", "error_code": code})


def _as_the_portal_says_no(answer: Response) -> Response:
    """What other partners say by HTTP's status, this one says inside."""
    if answer.media_type != "application/problem+json" or answer.status_code >= 500:
        return answer
    code = str(json.loads(bytes(answer.body)).get("code", ""))
    return _refused(code) if _ERROR.fullmatch(code) else answer
