"""A worker that reads the probe, else made like `motcua worker`: `python -m operations.bench.probe_worker`."""

from __future__ import annotations

import signal
import threading

from engine.running.prefect_runner import PrefectRunner
from engine.running.worker import Worker
from operations.bench.probe_flow import probe
from operations.bench.probe_office import open_probe_office
from operations.machine_log import set_up_log
from operations.readiness import answers
from operations.settings import Settings


def main() -> None:
    settings, runner, stop = Settings(), PrefectRunner(), threading.Event()
    set_up_log()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    office = open_probe_office(settings, runner, pool_size=settings.worker_threads + 3)
    worker = Worker(
        office,
        {probe.procedure.code: probe},
        threads=settings.worker_threads,
        enter_thread=runner.in_this_thread,
        engine_healthy=lambda: answers(f"{settings.prefect_api_url}/health"),
    )
    worker.start()
    stop.wait()
    worker.stop()


if __name__ == "__main__":
    main()
