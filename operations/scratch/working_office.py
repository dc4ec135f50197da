"""Everything an office works with, served: partners, pages, a worker, and the demonstration's staff."""

from __future__ import annotations

from models.database import Database
from operations.demo.seed import seed_demo
from operations.scratch.scratch_office import ScratchOffice


def open_for_work(office: ScratchOffice, database: Database) -> None:
    """This will start what is not there yet; called again it does nothing."""
    office.start("prefect", "simulators")
    seed_demo(office.settings, database)
    names = [f"worker-{number + 1}" for number in range(office.settings.workers)]
    names += [f"web-{number + 1}" for number in range(office.settings.web_processes)]
    office.start(*names)
