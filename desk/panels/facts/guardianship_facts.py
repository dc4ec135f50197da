"""What the electronic book of guardianships knows of a ward, as the officer reads it beside the declaration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from language.phrase import phrase
from models.register.books.written_day import written_day

GUARDIANSHIP_SEARCH = "guardianship_search"
Found = Mapping[str, Any]


def guardianship_lines(answer: Mapping[str, Any]) -> list[str]:
    """One line an entry, or that there is none; old guardianships stand in books on paper only."""
    found: list[Found] = answer["guardianships"]
    return [_line(one) for one in found] or ["Không thấy trong sổ điện tử; việc giám hộ cũ thì tra sổ giấy"]


def _line(one: Found) -> str:
    stands = "đã chấm dứt" if one["ended"] else "đang có hiệu lực"
    born = f" (sinh {one['ward_born']})" if one["ward_born"] else ""
    day = written_day(one["registered_on"])
    return phrase(
        "Số {number} ngày {day}, {registered_at}{born}, người giám hộ {guardian}: {stands}",
        number=one["number"],
        day=day,
        registered_at=one["registered_at"],
        born=born,
        guardian=one["guardian"],
        stands=stands,
    )


def guardianship_values(answer: Mapping[str, Any]) -> dict[str, str]:
    """The entry that is to be ended, by the fields of the record, where only one can be meant."""
    meant = [one for one in answer["guardianships"] if one["here"] and not one["ended"]]
    if len(meant) != 1:
        return {}
    entry = meant[0]
    return {
        "old_number": entry["number"],
        "old_volume": entry["volume"],
        "old_registered_on": written_day(entry["registered_on"]),
        "old_registered_at": entry["registered_at"],
    }


def somebody_has_a_guardian(answer: Mapping[str, Any]) -> bool:
    return any(not one["ended"] for one in answer["guardianships"])
