"""The few words in a sample dossier that are known only when it is filed.

A string that is nothing but `{today}` or `{today-60}` becomes a day, counted from the day of filing in Việt Nam, so
that the samples never age; one that is nothing but `{file:NAME}` becomes the id of the uploaded file of that name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

_DAY = re.compile(r"\{today(?:-(?P<ago>[0-9]{1,5}))?\}")
_FILE = re.compile(r"\{file:(?P<name>[a-z_]+)\}")


class UnknownPlaceholder(ValueError):
    """A string in braces that is none of ours, or a file nobody drew."""


def fill_in(value: Any, today: date, files: Mapping[str, str]) -> Any:
    """The same JSON value with every placeholder in it replaced; `files` are ids by name."""
    if isinstance(value, dict):
        return {name: fill_in(part, today, files) for name, part in value.items()}
    if isinstance(value, list):
        return [fill_in(part, today, files) for part in value]
    if isinstance(value, str) and value.startswith("{"):
        return _replacement(value, today, files)
    return value


def _replacement(text: str, today: date, files: Mapping[str, str]) -> str:
    day = _DAY.fullmatch(text)
    if day:
        return (today - timedelta(days=int(day["ago"] or 0))).isoformat()
    file = _FILE.fullmatch(text)
    if file and file["name"] in files:
        return files[file["name"]]
    raise UnknownPlaceholder(text)
