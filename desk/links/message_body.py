"""The body of a message with everything masked that could be about a person; what the envelope is made of stays."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from language.phrase import phrase

# Members of the envelope whose values are ids of the linkage, words out of a fixed list, or instants.
_ENVELOPE = frozenset(
    {
        "specversion",
        "id",
        "source",
        "type",
        "time",
        "datacontenttype",
        "sequence",
        "linkageid",
        "traceparent",
    }
)
_NEWS = frozenset({"state", "due_at"})
_HIDDEN = "•••"
_LONGEST = 20_000


@dataclass(frozen=True)
class Body:
    """`text` as it is shown; `hidden` values were masked."""

    text: str
    hidden: int


def masked_body(text: str) -> Body:
    """What is no JSON is not shown at all, for nothing in it can be told apart."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return Body(phrase("{hidden} (không phải JSON, {length} byte)", hidden=_HIDDEN, length=len(text.encode())), 1)
    shown, hidden = _envelope(value) if isinstance(value, Mapping) else _masked(value)
    return Body(json.dumps(shown, ensure_ascii=False, indent=2)[:_LONGEST], hidden)


def _envelope(value: Mapping[str, Any]) -> tuple[Any, int]:
    parts = {}
    for name, part in value.items():
        if name in _ENVELOPE and isinstance(part, str):
            parts[name] = (part, 0)
        elif name == "data" and isinstance(part, Mapping):
            news = {key: (said, 0) if key in _NEWS else _masked(said) for key, said in part.items()}
            parts[name] = _together(news)
        else:
            parts[name] = _masked(part)
    return _together(parts)


def _masked(value: Any) -> tuple[Any, int]:
    if isinstance(value, Mapping):
        return _together({name: _masked(part) for name, part in value.items()})
    if isinstance(value, list):
        each = [_masked(part) for part in value]
        return [part for part, _ in each], sum(hidden for _, hidden in each)
    return (value, 0) if value is None or isinstance(value, bool) else (_HIDDEN, 1)


def _together(parts: Mapping[str, tuple[Any, int]]) -> tuple[Any, int]:
    return {name: part for name, (part, _) in parts.items()}, sum(hidden for _, hidden in parts.values())
