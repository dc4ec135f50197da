"""As whom a demonstration runs: wards, a police post or an insurance office, each with its own people and samples."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent.parent / "demo_data"


class Profile(StrEnum):
    """`motcua up --agency` takes these names; without it a demonstration is that of the wards."""

    WARDS = "phuong"
    POLICE = "cong-an"
    INSURANCE = "bhxh"

    @property
    def words(self) -> str:
        return _WORDS[self]

    @property
    def data(self) -> Path:
        """Where its agencies, its staff and its samples stand."""
        return DATA if self is Profile.WARDS else DATA / self.value

    @property
    def presets(self) -> dict[str, Any]:
        """Settings that keep it apart from the others on one machine, where nobody has chosen any."""
        return _PRESETS.get(self, {})


_WORDS = {
    Profile.WARDS: "Ủy ban nhân dân phường",
    Profile.POLICE: "Công an phường",
    Profile.INSURANCE: "Bảo hiểm xã hội",
}
_PRESETS: dict[Profile, dict[str, Any]] = {
    Profile.POLICE: {"home": "var-cong-an", "port": 8100, "prefect_port": 4300, "demo": True},
    Profile.INSURANCE: {"home": "var-bhxh", "port": 8200, "prefect_port": 4400, "demo": True},
}
