"""What the whole office holds in memory when nobody asks anything of it: the real `motcua up`, in a home of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import psutil  # type: ignore[import-untyped]

from operations.bench.figure import Figure
from operations.machine.loopback import free_port
from operations.processes.office_parts import python
from operations.processes.run_file import RunFile

PARTS = "postgres,prefect,migrate,worker-1,web-1,simulators"
SETTLED_AFTER = 8.0
PATIENCE = 180.0


def measure_memory(folder: Path) -> Figure:
    """Proportional set sizes: a page that several processes share is counted once in all."""
    home = folder / "idle"
    environment = _environment(home)
    command = python("operations.command", "up", "--demo", "--parts", PARTS)
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, start_new_session=True) as up:
        try:
            pids = _when_ready(home, up)
            time.sleep(SETTLED_AFTER)
            held = {part: sum(map(_pss_mb, ids)) for part, ids in pids.items() if part != "simulators"}
            held["supervisor"] = _pss_mb_of_one(up.pid)
        finally:
            up.send_signal(signal.SIGTERM)
    return Figure(
        name="memory",
        what="bộ nhớ của mọi phần trừ đối tác giả lập khi rảnh (PSS)",
        value=sum(held.values()),
        unit="MB",
        must=900.0,
        aim=900.0,
        at_least=False,
        conditions={"mb_by_part": {part: round(size) for part, size in held.items()}},
    )


def _environment(home: Path) -> dict[str, str]:
    ours = {"MOTCUA_HOME": str(home), "MOTCUA_PORT": str(free_port()), "MOTCUA_PREFECT_PORT": str(free_port())}
    return {**os.environ, **ours}


def _when_ready(home: Path, up: subprocess.Popen[bytes]) -> dict[str, list[int]]:
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit and up.poll() is None:
        told = RunFile(home).read()
        if told.get("ready"):
            pids: dict[str, list[int]] = told["pids"]
            return pids
        time.sleep(0.2)
    raise RuntimeError("the office did not come to serve")


def _pss_mb(pid: int) -> float:
    return _pss_mb_of_one(pid) + sum(_pss_mb(child.pid) for child in psutil.Process(pid).children())


def _pss_mb_of_one(pid: int) -> float:
    try:
        return float(psutil.Process(pid).memory_full_info().pss) / 1e6
    except psutil.Error:
        return 0.0
