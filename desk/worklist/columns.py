"""Which columns a list shows: a few always, of the others those that somebody chose for himself."""

from __future__ import annotations

from collections.abc import Collection
from types import MappingProxyType

from desk.member import member
from models.staff.list_columns import ListColumns
from web.visit import Inside

# The columns that may be left out, in their order, by the names under which a choice is kept.
COLUMNS = MappingProxyType(
    {
        "due": "Hạn",
        "why": "Vì sao",
        "applicant": "Người nộp",
        "role": "Vai trò",
        "procedure": "Thủ tục",
        "opened": "Có việc từ",
        "code": "Mã hồ sơ",
    }
)
_USUAL = ("due", "why", "code")


def columns_of(inside: Inside) -> tuple[str, ...]:
    """The names of the columns whoever asks wants to see; what is usual for who never chose."""
    kept = inside.session.get(ListColumns, member(inside).id)
    return known_columns(kept.columns) if kept else _USUAL


def known_columns(names: Collection[str]) -> tuple[str, ...]:
    """Those of the names that are columns, in the order of the table."""
    return tuple(name for name in COLUMNS if name in names)
