"""A ward and a police post, and an insurance office too, each its own installation, acquainted by command."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from models.clock.clock import VIETNAM
from tests.linkage.line_between import Line, line_to
from tests.linkage.two_instances import NOT_OURS, Instance, instances
from tests.office.filings import Body

WARD, POLICE, INSURANCE = "H26.99.01", "G01.99.01", "G24.99.01"
NEAR = ("--network", "127.0.0.0/8")


@dataclass
class Neighbours:
    """`line` is what the post's messages travel on to the ward; everything else they say to one another directly.

    Where there are two only, the insurance office is a simulator of the ward's.
    """

    ward: Instance
    police: Instance
    line: Line

    @property
    def others(self) -> dict[str, Instance]:
        return {POLICE: self.police}

    @property
    def all(self) -> tuple[Instance, ...]:
        return self.ward, *self.others.values()

    def files_a_group(self, body: Callable[[date], Body]) -> str:
        """A family hands its group in at the ward; gives the code."""
        return self.ward.file(body(self.now().date()))

    def now(self) -> datetime:
        """The ward's business clock, to the minute; the others' clocks go with it."""
        told = self.ward.motcua("clock").strip().partition(": ")[2]
        return datetime.strptime(told, "%H:%M %d/%m/%Y").replace(tzinfo=VIETNAM)

    def goes_on_to(self, at: datetime) -> None:
        """The clocks of all three go on together."""
        by = f"{math.ceil((at - self.now()) / timedelta(minutes=1))}m"
        for office in self.all:
            office.advance(by)

    def work(self, *offices: Instance, refusing: Collection[str] = ()) -> None:
        """Everybody in these offices does what lies before him."""
        for office in offices or self.all:
            office.staff_do_what_is_usual(*NOT_OURS, refusing=refusing)

    def work_until(self, happened: Callable[[], Any], *offices: Instance) -> Any:
        def worked() -> Any:
            self.work(*offices)
            return happened()

        return self.ward.until(worked)

    def work_until_ended(self, code: str) -> dict[str, Any]:
        """The group with this code, at its end."""

        def ended() -> dict[str, Any] | None:
            found = self.ward.dossier(code)
            return found if found["ending"] else None

        found: dict[str, Any] = self.work_until(ended)
        return found

    def all_is_well(self) -> None:
        """What passed is kept unbroken on both ends, and no office has anything the doctor would complain of."""
        for code, other in self.others.items():
            assert "Nguyên vẹn" in self.ward.motcua("partner", "evidence", code)
            assert "Nguyên vẹn" in other.motcua("partner", "evidence", WARD)
        for office in self.all:
            office.motcua("doctor")


@dataclass
class ThreeNeighbours(Neighbours):
    """The insurance office is real too."""

    insurance: Instance

    @property
    def others(self) -> dict[str, Instance]:
        return {POLICE: self.police, INSURANCE: self.insurance}


@contextmanager
def two_neighbours(folder: Path) -> Iterator[Neighbours]:
    with instances(_places(folder)) as (ward, police), line_to(ward.address) as line:
        _acquaint_with_post(ward, police, line)
        yield Neighbours(ward, police, line)


@contextmanager
def three_neighbours(folder: Path) -> Iterator[ThreeNeighbours]:
    places = [*_places(folder), (folder / "insurance", INSURANCE, ("--agency", "bhxh"))]
    with instances(places) as (ward, police, insurance), line_to(ward.address) as line:
        _acquaint_with_post(ward, police, line)
        _acquaint(insurance, WARD, ward.address, may_file="1.002759", we_file="1.001193")
        _acquaint(ward, INSURANCE, insurance.address, may_file="1.001193", we_file="1.002759")
        yield ThreeNeighbours(ward, police, line, insurance)


def _places(folder: Path) -> list[tuple[Path, str, tuple[str, ...]]]:
    return [(folder / "ward", WARD, ("--demo",)), (folder / "police", POLICE, ("--agency", "cong-an"))]


def _acquaint_with_post(ward: Instance, police: Instance, line: Line) -> None:
    _acquaint(police, WARD, line.address, may_file="1.004222", we_file="1.001193")
    _acquaint(ward, POLICE, police.address, may_file="1.001193", we_file="1.004222")


def _acquaint(here: Instance, code: str, address: str, *, may_file: str, we_file: str) -> None:
    said = here.motcua("partner", "add", code, address, *NEAR, "--may-file", may_file, "--we-file", we_file)
    assert "Dấu vân tay" in said


# -- a group as the API tells of it -----------------------------------------------------------------------------------


def legs_with(group: dict[str, Any], line: str) -> list[str]:
    """The legs in which the line stands, one for each time."""
    return sorted(one["leg"] for one in group["journal"] if one["line"] == line)


def part_of(group: dict[str, Any], leg: str) -> dict[str, Any]:
    (found,) = [part for part in group["linked_parts"] if part["leg"] == leg]
    return dict(found)


def states_of(group: dict[str, Any]) -> dict[str, str]:
    """How each part stands that has begun."""
    return {part["leg"]: part["state"] for part in group["linked_parts"] if part["state"]}
