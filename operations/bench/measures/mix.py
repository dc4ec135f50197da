"""Birth registrations from filing to hand-over, through the API, with every document drawn, signed and sealed."""

from __future__ import annotations

import time

from sqlalchemy import func, select

from models.database import Database
from models.delivery.document import Document
from models.dossier import Dossier
from operations.bench.advances import advances_so_far, wait_for_advances
from operations.bench.cost import Stretch
from operations.bench.figure import Figure
from operations.scratch.scratch_office import ScratchOffice
from operations.scratch.working_office import open_for_work

UNDER_WAY = 30
WARM_AFTER = 60
START_S = 240.0  # A staff process that has to log ten people in on a crowded machine is slow to begin.


def measure_mix(office: ScratchOffice, database: Database, seconds: float) -> Figure:
    open_for_work(office, database)
    before = advances_so_far(database)
    office.start_own("staff", "operations.bench.automatic_staff", str(UNDER_WAY), "mix")
    begun = wait_for_advances(database, before + WARM_AFTER, START_S)
    ended, signed = _ended(database), _signed(database)
    stretch = Stretch(office)
    time.sleep(seconds)
    count = advances_so_far(database) - begun
    figure = Figure(
        name="mix",
        what="lượt đọc mỗi giây khi đăng ký khai sinh từ nộp đến trả, kèm giấy tờ, chữ ký, con dấu",
        value=count / stretch.seconds,
        unit="advances/s",
        must=3.0,
        aim=4.0,
        conditions={
            "advances": count,
            "seconds": round(stretch.seconds, 1),
            "dossiers_ended": _ended(database) - ended,
            "documents_drawn": _signed(database) - signed,
            "cpu_ms_per_advance": stretch.cpu_ms_per(count),
            "others_share_of_machine": stretch.others_share(),
        },
    )
    office.stop("staff")
    return figure


def _ended(database: Database) -> int:
    with database.transaction() as session:
        return session.scalar(select(func.count()).select_from(Dossier).where(Dossier.ended_at.is_not(None))) or 0


def _signed(database: Database) -> int:
    with database.transaction() as session:
        return session.scalar(select(func.count()).select_from(Document).where(Document.drawn_at.is_not(None))) or 0
