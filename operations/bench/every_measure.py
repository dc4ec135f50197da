"""All measures in the order of one run: what must not be disturbed by what others leave behind comes first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from models.database import Database
from operations.bench.figure import Figure
from operations.bench.measures.click import measure_click
from operations.bench.measures.intake import BURST_S, measure_burst, measure_intake
from operations.bench.measures.memory import measure_memory
from operations.bench.measures.mix import measure_mix
from operations.bench.measures.probe import measure_probe
from operations.bench.measures.process_worker import measure_process_worker, ratio
from operations.scratch.scratch_office import ScratchOffice


@dataclass(frozen=True)
class Run:
    """One run of the measures: `seconds` for each, or longer for those that `long` says must last."""

    office: ScratchOffice
    database: Database
    seconds: float
    long: bool

    def figures(self, names: frozenset[str]) -> Iterator[Figure]:
        """This will measure what is wanted and give each figure as soon as it is known."""
        found: dict[str, Figure] = {}
        for name, measure in MEASURES.items():
            if name in names:
                found[name] = measure(self)
                yield found[name]
            if name == "process_worker" and {"probe", "process_worker"} <= found.keys():
                yield ratio(found["probe"], found["process_worker"])


def _memory(run: Run) -> Figure:
    return measure_memory(run.office.settings.folder.parent)


def _probe(run: Run) -> Figure:
    return measure_probe(run.office, run.database, run.seconds)


def _process_worker(run: Run) -> Figure:
    return measure_process_worker(run.office, run.database, run.seconds)


def _click(run: Run) -> Figure:
    return measure_click(run.office, run.database, run.seconds)


def _intake(run: Run) -> Figure:
    return measure_intake(run.office, run.database, run.seconds)


def _mix(run: Run) -> Figure:
    return measure_mix(run.office, run.database, 300.0 if run.long else run.seconds)


def _burst(run: Run) -> Figure:
    return measure_burst(run.office, run.database, min(BURST_S, run.seconds))


MEASURES: dict[str, Callable[[Run], Figure]] = {
    "memory": _memory,
    "probe": _probe,
    "process_worker": _process_worker,
    "click": _click,
    "mix": _mix,
    "burst": _burst,
    "intake": _intake,
}
