"""One kind of civil status book: which fields its entries have, and how an extract of one is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from procedures.civil_words import CivilEvent


@dataclass(frozen=True)
class Book:
    """`code` is how entries name their book. `titles` gives the fields in their order with their Vietnamese titles.

    `extract` is the name of the paper and `symbol` its number's ("TLKS-BS"). `people` are the fields by whose names an
    entry is looked for, `needed` those without which no extract can be issued, `days` hold ISO days, `unprinted` stay
    in the book and never leave it.
    """

    code: str
    event: CivilEvent
    extract: str
    symbol: str
    titles: Mapping[str, str]
    people: tuple[str, ...]
    needed: tuple[str, ...]
    days: frozenset[str] = frozenset()
    unprinted: frozenset[str] = frozenset()

    def title(self, field: str) -> str:
        """The title as people read it, without the hint for machines."""
        return self.titles[field].partition(" (")[0]

    @property
    def printed(self) -> tuple[str, ...]:
        return tuple(field for field in self.titles if field not in self.unprinted)


def of_person(who: str, words: str, *fields: str) -> dict[str, str]:
    """The fields of one person of an entry: `of_person("wife", "vợ", "name", "born")`."""
    return {f"{who}_{field}": _PERSON[field].format(words) for field in fields}


_PERSON = {
    "name": "Họ, chữ đệm, tên {}",
    "born": "Ngày, tháng, năm sinh của {}",
    "gender": "Giới tính của {}",
    "ethnicity": "Dân tộc của {}",
    "nationality": "Quốc tịch của {}",
    "residence": "Nơi cư trú của {}",
    "document": "Giấy tờ tùy thân của {}",
}
