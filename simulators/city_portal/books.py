"""What the portal knows of dossiers: made of its own deeds, in the order in which it did them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from simulators.deed import Deed

DOSSIER, PROGRESS = "DongBoHoSoMC", "CapNhatTienDoHoSoMC"
# The portal said that it had it, and lost it: such things happen behind a gateway.
LOST = "lost"
FORGET = "forget"
_STAMPS = ("NgayTiepNhan", "NgayTra", "NgayKetThucXuLy", "ThoiDiemXuLy")


@dataclass
class Standing:
    """A dossier as the portal shows it; `moved` is the latest moment anything told of it speaks of."""

    code: str
    agency: str
    status: str
    moved: str
    updates: int = 0
    steps: int = 0

    def as_said(self) -> dict[str, Any]:
        return {
            "MaHoSo": self.code,
            "MaDonVi": self.agency,
            "TrangThaiHoSo": self.status,
            "NgayCapNhat": self.moved,
            "SoLanCapNhat": self.updates,
            "SoTienDo": self.steps,
        }


class Books:
    """Reads on in the deeds whenever it is asked; what a restart brings back is read the same way."""

    def __init__(self, deeds: Mapping[Any, Deed]) -> None:
        self._deeds = deeds
        self._read = 0
        self._dossiers: dict[str, Standing] = {}

    def find(self, code: str) -> Standing | None:
        self._read_on()
        return self._dossiers.get(code)

    def of_day(self, agency: str, day: str) -> list[Standing]:
        """Those of the agency that moved on that day, written yyyymmdd."""
        self._read_on()
        return [one for one in self._dossiers.values() if one.agency == agency and one.moved[:8] == day]

    def _read_on(self) -> None:
        for deed in islice(self._deeds.values(), self._read, None):
            self._read += 1
            if deed.operation == FORGET:
                self._forget(deed.request["code"])
            elif deed.outcome != LOST:
                self._take(deed.request["service"], deed.request["madonvi"], deed.request["data"][0])

    def _forget(self, code: str) -> None:
        for known in [known for known in self._dossiers if code in ("*", known)]:
            del self._dossiers[known]

    def _take(self, service: str, agency: str, told: dict[str, Any]) -> None:
        code, moved = str(told["MaHoSo"]), max(str(told.get(stamp) or "") for stamp in _STAMPS)
        if service == DOSSIER:
            known = self._dossiers.setdefault(code, Standing(code, agency, "", ""))
            known.status = str(told["TrangThaiHoSo"])
            known.updates += 1
        else:
            known = self._dossiers[code]
            known.steps += 1
        known.moved = max(known.moved, moved)
