"""Pages are written from Jinja templates: everything is escaped, nothing undefined passes, no script stands inline."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from language.phrase import Grouped, large_first, phrase, small_first
from models.clock.written_time import day, hour, hour_and_day, hour_weekday_and_day, in_vietnam
from models.staff.language import Language
from web.language.english_pages import make_english
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
        self.environment.globals.update(static=static_address, language=Language.VIETNAMESE.value)
        self.environment.filters.update(_FILTERS)

    @cached_property
    def english(self) -> Environment:
        """The same templates for pages in English; nothing of it is loaded before somebody asks for one."""
        return make_english(self.environment)

    def write(self, template: str, *, language: Language = Language.VIETNAMESE, **context: Any) -> str:
        environment = self.english if language is Language.ENGLISH else self.environment
        return environment.get_template(template).render(**context)

    def answer(
        self, template: str, *, status: int = 200, language: Language = Language.VIETNAMESE, **context: Any
    ) -> HTMLResponse:
        """This will give the page as an answer; a personal page is never kept by anybody (the default header)."""
        page = self.write(template, language=language, **context)
        return HTMLResponse(page, status_code=status, headers={"Content-Language": language.value})


def money(amount: int) -> str:
    """`16.000 đồng`"""
    return phrase("{amount} đồng", amount=Grouped(amount))


def _day(at: datetime | date) -> str:
    return day(in_vietnam(at).date() if isinstance(at, datetime) else at)


# `15:42 21/11/2026`; with the weekday where it is a promise; the day alone; the hour alone; đồng; how a text begins.
_FILTERS = {
    "when": hour_and_day,
    "promise": hour_weekday_and_day,
    "day": _day,
    "hour": hour,
    "money": money,
    "small_first": small_first,
    "large_first": large_first,
}

HOUSE = Pages()
