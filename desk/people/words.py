"""The names behind the codes of rights: units, wards, procedures and steps."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from desk.people.places import units_of
from language.phrase import one_after_another, phrase
from models.acts.every_act import titles_by_line
from procedures.catalogue import every_procedure
from procedures.code_table import WARDS
from web.visit import Inside

NO_LIMIT = "không giới hạn"


@dataclass(frozen=True)
class Names:
    """`units` are the agency's, `closed` those of them that take nobody in any more; the others are everybody's."""

    units: Mapping[UUID, str]
    closed: frozenset[UUID] = frozenset()

    @classmethod
    def of(cls, inside: Inside) -> Names:
        units = units_of(inside)
        return cls({unit.id: unit.name for unit in units}, frozenset(unit.id for unit in units if unit.closed_at))

    def offered(self, chosen: str = "") -> list[tuple[str, str]]:
        """The open units for a box to choose from, and the one that is chosen already."""
        return [(str(one), name) for one, name in self.units.items() if one not in self.closed or str(one) == chosen]

    def of_wards(self, codes: Collection[str]) -> str:
        return _listed(codes, WARDS)

    def of_procedures(self, codes: Collection[str]) -> str:
        return _listed(codes, procedure_titles())

    def of_steps(self, codes: Collection[str]) -> str:
        return _listed(codes, titles_by_line())


@cache
def procedure_titles() -> Mapping[str, str]:
    return {one.code: one.title for one in every_procedure()}


@cache
def step_titles() -> Mapping[str, str]:
    """The steps by their titles, in their order."""
    return dict(sorted(titles_by_line().items(), key=lambda one: one[1]))


def _listed(codes: Collection[str], names: Mapping[str, str]) -> str:
    shown = (
        phrase("{name} ({code})", name=names[code], code=code) if code in names else code for code in sorted(codes)
    )
    return one_after_another("; ", shown) or NO_LIMIT
