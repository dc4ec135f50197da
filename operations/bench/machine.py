"""On what it was measured: figures without this say nothing."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]

from models.clock.clock import SystemClock


def machine_facts() -> dict[str, Any]:
    """Cores, processor, memory, versions, and how busy the machine was before anything of ours ran."""
    return {
        "at": SystemClock().now().isoformat(timespec="seconds"),
        "cores": psutil.cpu_count(),
        "processor": _processor(),
        "memory_gb": round(psutil.virtual_memory().total / 1e9, 1),
        "load_before": [round(load, 2) for load in os.getloadavg()],
        "python": platform.python_version(),
        "prefect": version("prefect"),
        "system": f"{platform.system()} {platform.release()}",
    }


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()
