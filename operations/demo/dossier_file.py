"""A sample dossier as its JSON file has it: the body of `POST /dossiers` in an envelope that says what it shows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from models.status import Ending
from operations.demo.kind import DemoKind
from operations.demo.profile import DATA, Profile

DOSSIERS = DATA / "dossiers"
Name = Annotated[str, Field(pattern=r"^[a-z_]+$")]


class When(StrEnum):
    """When a sample is filed; `operations/demo/timetable.py` says how."""

    NOW = "now"
    FRIDAY = "friday-15:10"
    EVENING = "evening-20:45"

    @property
    def words(self) -> str:
        return {
            When.NOW: "Lúc chạy",
            When.FRIDAY: "Thứ Sáu, 15:10",
            When.EVENING: "Tối hôm trước, 20:45",
        }[self]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Scan(_Part):
    """A paper drawn at filing time, so that no picture need be kept here."""

    title: str
    lines: tuple[str, ...] = ()
    format: Literal["pdf", "jpeg", "png"] = "pdf"


class ForcedAnswer(_Part):
    """How a simulated partner will answer questions that match, so that the story comes about."""

    partner: Literal[
        "population-database",
        "post-office",
        "other-commune",
        "police-post",
        "insurance-office",
        "payment-gateway",
    ]
    match: dict[str, Any]
    outcome: str


class Expected(_Part):
    """What the rules of the procedure must find: codes of soft warnings, and components not handed in."""

    warnings: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


SILENCE, WITHDRAWAL = "silence", "withdrawal"


class Told(_Part):
    """What somebody answers when this line waits for him; each is used once, in their order.

    The outcome SILENCE answers nothing until the limit is over; with WITHDRAWAL the applicant withdraws instead.
    """

    line: str
    outcome: str
    fields: dict[str, Any] = {}


class DemoDossier(_Part):
    """`ward` is the place in agencies.json; `note` tells people what it shows; `same_child_as` names another file.

    `told` are the answers that are not the usual ones on the way to its `ending`.
    """

    name: str
    note: str
    kinds: tuple[DemoKind, ...] = Field(min_length=1)
    ward: Literal[1, 2]
    filed_by: Literal["mot-cua", "anonymous", "cong-an", "cong-dvc"] = Field(alias="as")
    when: When = When.NOW
    same_child_as: str | None = None
    expects: Expected = Expected()
    partners: tuple[ForcedAnswer, ...] = ()
    files: dict[Name, Scan] = {}
    told: tuple[Told, ...] = ()
    ending: Ending = Ending.DELIVERED
    body: dict[str, Any]

    @property
    def key(self) -> str:
        """Its Idempotency-Key: the same for ever, so that no run of the demonstration files it twice."""
        return f"{KEYS}{self.name}"


KEYS = "demo-dossier-"


def every_key(of: Profile = Profile.WARDS) -> frozenset[str]:
    """The keys of all samples, without reading them."""
    return frozenset(f"{KEYS}{path.stem}" for path in _files(of))


def read_dossiers(pattern: str = "*", of: Profile = Profile.WARDS) -> tuple[DemoDossier, ...]:
    """The samples whose file name (without its ending) matches the pattern, or of the procedure with this code."""
    read = (_read(path) for path in sorted(_files(of)))
    return tuple(one for one in read if fnmatchcase(one.name, pattern) or one.body["procedure"] == pattern)


def _files(of: Profile) -> Iterator[Path]:
    return (of.data / "dossiers").glob("*.json")


def _read(path: Path) -> DemoDossier:
    return DemoDossier.model_validate({"name": path.stem, **json.loads(path.read_text(encoding="utf-8"))})
