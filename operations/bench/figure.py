"""One thing measured: what it is, what must be reached, what was, and under which conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Figure:
    """`must` is the bound contracted for, `aim` the one of the design; `at_least` says on which side of it is good.

    `conditions` holds numbers that explain the value: CPU milliseconds by part, how many were counted, the load.
    """

    name: str
    what: str
    value: float
    unit: str
    must: float | None = None
    aim: float | None = None
    at_least: bool = True
    conditions: Mapping[str, Any] = field(default_factory=dict)

    @property
    def reached(self) -> bool | None:
        """Whether the bound is kept; None where there is none."""
        if self.must is None:
            return None
        return self.value >= self.must if self.at_least else self.value <= self.must

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"value": round(self.value, 3), "reached": self.reached}
