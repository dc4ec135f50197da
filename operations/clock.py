"""`motcua clock --advance 16d`: moves the one business clock of a demonstration, never that of an office at work."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Annotated

import typer

from models.clock.clock import SystemClock
from models.clock.clock_offset import advance_clock
from models.clock.written_time import hour_and_day
from models.database import Database
from operations.databases import domain_database
from operations.demo.profile import Profile
from operations.plain_error import PlainError
from operations.run_folder import is_demo
from operations.settings import chosen_settings

_STEP = re.compile(r"(?P<count>\d{1,4})(?P<unit>[dhm])")
_UNITS = {"d": "days", "h": "hours", "m": "minutes"}


def clock(
    advance: Annotated[str, typer.Option(help="Đi tới bao lâu: 16d, 3h hoặc 30m.")] = "0m",
    agency: Annotated[Profile | None, typer.Option(help="Đồng hồ của cơ quan chạy thử nào.")] = None,
) -> None:
    """Đồng hồ nghiệp vụ của chế độ thử: xem, hoặc cho đi tới."""
    settings = chosen_settings(agency)
    if not is_demo(settings):
        raise PlainError("Chỉ chỉnh được đồng hồ ở chế độ thử; hãy đặt MOTCUA_DEMO=true (demo mode only).")
    step = _STEP.fullmatch(advance)
    if step is None:
        raise PlainError(f"Không hiểu {advance!r}; hãy viết như 16d, 3h hoặc 30m.")
    by = timedelta(**{_UNITS[step["unit"]]: int(step["count"])})
    with domain_database(settings) as url:
        database = Database(url, pool_size=1)
        with database.transaction() as session:
            offset = advance_clock(session, by, SystemClock().now())
        database.close()
    typer.echo(f"Đồng hồ nghiệp vụ: {hour_and_day(SystemClock().now() + offset)}")
