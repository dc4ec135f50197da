"""The names behind the codes of rights: units, wards, procedures and steps."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from desk.people.places import units_of
from models.acts.every_act import titles_by_line
from procedures.catalogue import every_procedure
from procedures.code_table import WARDS
from web.visit import Inside

NO_LIMIT = "không giới hạn"


@dataclass(frozen=True)
class Names:
    """`units` are the agency's, the others everybody's."""

    units: Mapping[UUID, str]

    @classmethod
    def of(cls, inside: Inside) -> Names:
        return cls({unit.id: unit.name for unit in units_of(inside)})

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
    return "; ".join(f"{names[code]} ({code})" if code in names else code for code in sorted(codes)) or NO_LIMIT
