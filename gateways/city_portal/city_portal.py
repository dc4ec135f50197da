"""The city's portal: told of dossiers and steps, asked how it has them."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from pydantic import BaseModel, Field, ValidationError

from gateways.city_portal.envelope import BUSY, SESSION_OVER, TAKEN, Envelope, Said, Standing
from gateways.gateway import OutcomeUnknown, PartnerPostpones, PartnerRefused
from gateways.http_partner import HttpPartner

NAME = "city-portal"
LOG_IN, SERVICES = "/mapi/login", "/mapi/g"
FIND, DAY = "TraCuuHoSo", "DoiSoatHoSo"
# So many dossiers are asked about in one call.
AT_ONCE = 100


@dataclass(frozen=True)
class PortalCall:
    """One message: its service, the agency it comes from, our reference, and the one item of its `data`."""

    service: str
    agency: str
    reference: str
    updating: bool
    item: Any = field(repr=False)


class CityPortal(Protocol):
    """Every verb may raise the errors of `gateways.gateway`; the same reference is never taken twice."""

    def tell(self, call: PortalCall) -> bytes:
        """What the portal answered once it has taken it; refused with the portal's own error code."""
        ...

    def find(self, agency: str, codes: Sequence[str]) -> list[Standing]:
        """How the portal has these dossiers; those it does not know are left out."""
        ...

    def of_day(self, agency: str, day: date) -> list[Standing]:
        """Every dossier of the agency that moved on that day, as far as the portal was told."""
        ...

    def close(self) -> None: ...


class _LogIn(BaseModel):
    username: str
    password: str = Field(repr=False)


class HttpCityPortal:
    """The portal by HTTP. `password` is that of the account each agency has there, under its own code."""

    def __init__(self, partner: HttpPartner, password: str) -> None:
        self._partner = partner
        self._password = password
        self._sessions: dict[str, str] = {}
        self._lock = threading.Lock()

    def tell(self, call: PortalCall) -> bytes:
        return self._call(call.service, call.agency, call.reference, [call.item], updating=call.updating)[1]

    def find(self, agency: str, codes: Sequence[str]) -> list[Standing]:
        found: list[Standing] = []
        for start in range(0, len(codes), AT_ONCE):
            asked = [{"MaHoSo": code} for code in codes[start : start + AT_ONCE]]
            found += self._standings(FIND, agency, asked)
        return found

    def of_day(self, agency: str, day: date) -> list[Standing]:
        return self._standings(DAY, agency, [{"NgayDoiSoat": day.strftime("%Y%m%d")}])

    def close(self) -> None:
        self._partner.close()

    def _standings(self, service: str, agency: str, asked: list[Any]) -> list[Standing]:
        said, _ = self._call(service, agency, "", asked)
        try:
            return [Standing.model_validate(one) for one in said.data]
        except ValidationError:
            raise OutcomeUnknown(NAME) from None

    def _call(
        self, service: str, agency: str, reference: str, data: list[Any], *, updating: bool = False
    ) -> tuple[Said, bytes]:
        """This will call, with a new session once when the portal says that ours is over."""
        said, answer = self._once(service, agency, reference, data, updating)
        if said.error_code == SESSION_OVER:
            with self._lock:
                self._sessions.pop(agency, None)
            said, answer = self._once(service, agency, reference, data, updating)
        if said.error_code in (BUSY, SESSION_OVER):
            raise PartnerPostpones(NAME)
        if said.error_code != TAKEN:
            raise PartnerRefused(NAME, said.error_code)
        return said, answer

    def _once(self, service: str, agency: str, reference: str, data: list[Any], updating: bool) -> tuple[Said, bytes]:
        envelope = Envelope(
            service=service, isUpdating=updating, session=self._session(agency), madonvi=agency, data=data
        )
        headers = {"content-type": "application/json"}
        if reference:
            headers["idempotency-key"] = f'"{reference}"'
        answer = self._partner.post(SERVICES, envelope.model_dump_json(by_alias=True).encode(), headers)
        said = _read(answer)
        if reference and said.error_code == TAKEN and said.code != data[0].get("MaHoSo"):
            raise OutcomeUnknown(NAME)
        return said, answer

    def _session(self, agency: str) -> str:
        with self._lock:
            known = self._sessions.get(agency)
        if known:
            return known
        asked = _LogIn(username=agency, password=self._password).model_dump_json().encode()
        said = _read(self._partner.post(LOG_IN, asked, {"content-type": "application/json"}))
        if said.error_code != TAKEN or not said.session:
            raise PartnerRefused(NAME, "log-in")
        with self._lock:
            self._sessions[agency] = said.session
        return said.session


def _read(answer: bytes) -> Said:
    try:
        return Said.model_validate_json(answer)
    except ValidationError:
        raise OutcomeUnknown(NAME) from None
