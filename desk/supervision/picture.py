"""How the open dossiers stand, as a picture: one bar, each part as wide as its share, with its count written in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from models.supervision.standing import Standing

WIDTH = 960
# A part narrower than this cannot hold its count, and one dossier among a thousand must still be seen.
_NARROWEST = 4
_ROOM_FOR_COUNT = 44


@dataclass(frozen=True)
class Part:
    """Where a part begins and how wide it is, in the units of the picture."""

    standing: Standing
    count: int
    x: int
    width: int

    @property
    def middle(self) -> int:
        return self.x + self.width // 2

    @property
    def holds_count(self) -> bool:
        return self.width >= _ROOM_FOR_COUNT


def bar(counts: Mapping[Standing, int]) -> list[Part]:
    """The parts side by side, filling the width exactly; none for an empty desk."""
    shown = [(place, counts.get(place, 0)) for place in Standing if counts.get(place, 0)]
    if not shown:
        return []
    total = sum(count for _, count in shown)
    spare = WIDTH - _NARROWEST * len(shown)
    parts, x, seen = [], 0, 0
    for number, (place, count) in enumerate(shown, 1):
        seen += count
        end = _NARROWEST * number + spare * seen // total
        parts.append(Part(place, count, x, end - x))
        x = end
    return parts
