"""Probe advances a second, saturated: one worker process, one Prefect server, one durable PostgreSQL."""

from __future__ import annotations

import time

from models.database import Database
from operations.bench.advances import advances_so_far, wait_for_advances
from operations.bench.cost import Stretch
from operations.bench.figure import Figure
from operations.bench.probe_dossiers import file_probes, put_away_probes
from operations.scratch.scratch_office import ScratchOffice

MOST_A_SECOND = 60  # More than this nobody will read, so the backlog lasts.
WARM_AFTER = 20
START_S = 120.0


def measure_probe(office: ScratchOffice, database: Database, seconds: float) -> Figure:
    office.start("prefect")
    before = advances_so_far(database)
    with database.transaction() as session:
        file_probes(session, int(MOST_A_SECOND * (seconds + 5)) + WARM_AFTER)
    office.start_own("worker", "operations.bench.probe_worker")
    begun = wait_for_advances(database, before + WARM_AFTER, START_S)
    stretch = Stretch(office)
    time.sleep(seconds)
    count = advances_so_far(database) - begun
    figure = Figure(
        name="probe",
        what="lượt đọc thử (một bước, một dòng) mỗi giây, liên tục",
        value=count / stretch.seconds,
        unit="advances/s",
        must=6.0,
        aim=10.0,
        conditions={
            "advances": count,
            "seconds": round(stretch.seconds, 1),
            "cpu_ms_per_advance": stretch.cpu_ms_per(count),
            "others_share_of_machine": stretch.others_share(),
        },
    )
    office.stop("worker")
    with database.transaction() as session:
        put_away_probes(session)
    return figure
