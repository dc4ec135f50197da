"""The same probe as Prefect runs it out of the box: a fresh process for every run, two at a time."""

from __future__ import annotations

import time

from models.database import Database
from operations.bench.advances import advances_so_far, wait_for_advances
from operations.bench.cost import Stretch
from operations.bench.figure import Figure
from operations.bench.probe_dossiers import file_probes, put_away_probes
from operations.scratch.scratch_office import ScratchOffice

POOL = "bench"
LIMIT = 2
MOST_A_SECOND = 1.5
START_S = 120.0


def measure_process_worker(office: ScratchOffice, database: Database, seconds: float) -> Figure:
    office.start("prefect")
    with database.transaction() as session:
        dossiers = file_probes(session, int(MOST_A_SECOND * seconds) + 8, awake=False)
    office.run_own("operations.bench.deploy_probe", POOL, told="\n".join(map(str, dossiers)))
    before = advances_so_far(database)
    _start(office)
    # From one end to another, so that neither the worker's own start nor a half-done run counts.
    begun = wait_for_advances(database, before + LIMIT, START_S)
    stretch = Stretch(office)
    time.sleep(seconds)
    count = wait_for_advances(database, advances_so_far(database) + 1, START_S) - begun
    figure = Figure(
        name="process_worker",
        what="cùng lượt đọc thử qua `prefect worker start --type process --limit 2`",
        value=count / stretch.seconds,
        unit="advances/s",
        conditions={
            "advances": count,
            "seconds": round(stretch.seconds, 1),
            "cpu_ms_per_advance": stretch.cpu_ms_per(count),
            "others_share_of_machine": stretch.others_share(),
        },
    )
    office.stop("process-worker")
    with database.transaction() as session:
        put_away_probes(session)
    return figure


def _start(office: ScratchOffice) -> None:
    arguments = ("worker", "start", "--pool", POOL, "--type", "process", "--limit", str(LIMIT), "--name", POOL)
    told = {"MOTCUA_OFFICE": "operations.bench.probe_office:office_from_environment"}
    office.start_own("process-worker", "prefect", *arguments, told=told)


def ratio(probe: Figure, process_worker: Figure) -> Figure:
    """How many times the probe outruns the process worker, both saturated in the same run."""
    return Figure(
        name="probe_by_process_worker",
        what="số lần nhanh hơn so với process worker, cùng lượt đọc thử",
        value=probe.value / process_worker.value if process_worker.value else 0.0,
        unit="times",
        must=12.0,
        aim=20.0,
    )
