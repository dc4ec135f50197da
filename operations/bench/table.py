"""The figures as people read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from operations.bench.figure import Figure

MARKS = {True: "✔", False: "✘", None: " "}


def as_table(figures: Sequence[Figure]) -> str:
    """One line for each figure: what was measured, what must be reached, what was."""
    rows = [("", "đo được", "phải đạt", "đích", "")]
    rows += [(MARKS[one.reached], _told(one, one.value), *_bounds(one), one.what) for one in figures]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        "  ".join([*(cell.rjust(width) for cell, width in zip(row, widths, strict=False)), row[4]]).rstrip()
        for row in rows
    )


def as_conditions(figures: Sequence[Figure]) -> str:
    """Below the table: what explains each figure."""
    return "\n".join(f"  {one.name}: {_flat(one.conditions)}" for one in figures if one.conditions)


def _bounds(figure: Figure) -> tuple[str, str]:
    sign = "≥" if figure.at_least else "≤"
    return tuple(f"{sign} {_number(bound)}" if bound is not None else "" for bound in (figure.must, figure.aim))  # type: ignore[return-value]


def _told(figure: Figure, value: float) -> str:
    return f"{_number(value)} {figure.unit}"


def _number(value: float) -> str:
    """Three figures are as many as a measurement is worth."""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def _flat(conditions: Mapping[str, Any]) -> str:
    return ", ".join(
        f"{name} ({_flat(value)})" if isinstance(value, Mapping) else f"{name} {value}"
        for name, value in conditions.items()
    )
