"""How far somebody sees, told to himself, so that he knows why a list is shorter than a colleague's."""

from __future__ import annotations

from collections.abc import Mapping

from desk.member import member
from language.phrase import one_after_another
from models.acts.every_act import titles_by_line
from models.staff.unit import Unit
from procedures.catalogue import every_procedure
from procedures.code_table import WARDS
from web.visit import Inside


def limits_in_words(inside: Inside) -> list[tuple[str, str]]:
    """Unit and limits, only those there are; whoever has none sees all of his agency's."""
    reach, unit_id = inside.caller.reach, member(inside).unit_id
    told = [("Đơn vị", inside.session.get_one(Unit, unit_id).name)] if unit_id else []
    limits = (
        ("Địa bàn", reach.territories, WARDS),
        ("Thủ tục được giao", reach.procedures, {one.code: one.title for one in every_procedure()}),
        ("Bước được giao", reach.steps, titles_by_line()),
    )
    return told + [(title, _listed(limit, names)) for title, limit, names in limits if limit is not None]


def _listed(limit: frozenset[str], names: Mapping[str, str]) -> str:
    return (
        one_after_another("; ", (names.get(code, code) for code in sorted(limit)))
        or "không có gì chung giữa đơn vị và cá nhân"
    )
