"""What a stretch of time cost each part in CPU seconds: on a shared machine they say more than the clock."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass, field

import psutil  # type: ignore[import-untyped]

from operations.scratch.scratch_office import ScratchOffice


def cpu_s(pid: int) -> float:
    """CPU seconds of a process and its children, living and gone; 0 for one that is no more."""
    with contextlib.suppress(psutil.Error):
        process = psutil.Process(pid)
        times = process.cpu_times()
        spent = times.user + times.system + times.children_user + times.children_system
        return float(spent + sum(cpu_s(child.pid) for child in process.children()))
    return 0.0


def spent_so_far(office: ScratchOffice) -> dict[str, float]:
    parts = {name: cpu_s(process.pid) for name, process in office.running.items()}
    return parts | {"postgres": cpu_s(office.cluster.pid)}


@dataclass
class Stretch:
    """A stretch of time that has begun; asked at its end for what it took."""

    office: ScratchOffice
    began: float = field(default_factory=time.monotonic)
    before: dict[str, float] = field(default_factory=dict)
    busy_before: float = 0.0

    def __post_init__(self) -> None:
        self.before = spent_so_far(self.office)
        self.busy_before = _machine_busy_s()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began

    def cpu_ms_per(self, count: int) -> dict[str, float]:
        """CPU milliseconds of each part for one of `count` things done."""
        now = spent_so_far(self.office)
        return {
            name: round((spent - self.before.get(name, 0.0)) * 1000 / max(count, 1), 1) for name, spent in now.items()
        }

    def others_share(self) -> float:
        """How much of the machine programs that are not ours took, 0 to 1."""
        ours = sum(spent_so_far(self.office).values()) - sum(self.before.values())
        mine = _machine_busy_s() - self.busy_before - ours
        cores = psutil.cpu_count() or 1
        return round(max(0.0, mine) / (self.seconds * cores), 2)


def _machine_busy_s() -> float:
    times = psutil.cpu_times()
    return float(times.user + times.system + times.nice + times.irq + times.softirq)
