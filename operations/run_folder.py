"""What the data folder says about the installation that runs in it."""

from __future__ import annotations

from operations.processes.run_file import RunFile
from operations.settings import Settings


def is_demo(settings: Settings) -> bool:
    """Whether this is a demonstration: said so by the setting, or by the office that runs in the folder."""
    return settings.demo or bool(RunFile(settings.folder).read().get("demo"))
