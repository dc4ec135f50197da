"""Pages are written from Jinja templates: everything is escaped, nothing undefined passes, no script stands inline."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from models.clock.written_time import day, hour, hour_and_day, hour_weekday_and_day, in_vietnam
from web.static_files import static_address

_TEMPLATES = Path(__file__).parent / "templates"


class Pages:
    """The templates of one room, with those of the front door (base.html and others) behind them."""

    def __init__(self, templates: Path | None = None) -> None:
        folders = [templates, _TEMPLATES] if templates else [_TEMPLATES]
        self.environment = Environment(
            loader=FileSystemLoader([str(folder) for folder in folders]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self.environment.globals["static"] = static_address
        self.environment.filters.update(_FILTERS)

    def write(self, template: str, **context: Any) -> str:
        return self.environment.get_template(template).render(**context)

    def answer(self, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
        """This will give the page as an answer; a personal page is never kept by anybody (the default header)."""
        return HTMLResponse(self.write(template, **context), status_code=status)


def money(amount: int) -> str:
    """`16.000 đồng`"""
    return f"{amount:,}".replace(",", ".") + " đồng"


def _day(at: datetime | date) -> str:
    return day(in_vietnam(at).date() if isinstance(at, datetime) else at)


# `15:42 21/11/2026`; with the weekday where it is a promise; the day alone; the hour alone; đồng.
_FILTERS = {"when": hour_and_day, "promise": hour_weekday_and_day, "day": _day, "hour": hour, "money": money}

HOUSE = Pages()
