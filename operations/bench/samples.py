"""Births as families file them, taken from the demonstration's samples: each time another child."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from copy import deepcopy

from operations.demo.dossier_file import DemoDossier, read_dossiers

# Three of six as simple as most are; one with copies and cash, one sent by post, one through the city's portal, which
# brings files and lets the family read the draft.
MIX = (
    "02-complete-filed-by-the-mother",
    "01-complete-at-the-desk",
    "03-signed-birth-certificate-data",
    "46-through-the-city-portal",
    "16-no-father-named",
    "05-posted-with-copies-cash-on-delivery",
)
SIMPLE = MIX[:1]
_SYLLABLES = ("An", "Bình", "Chi", "Dung", "Giang", "Hà", "Khang", "Lan", "Mai", "Nam", "Sơn", "Thảo", "Vân")


def samples(names: tuple[str, ...] = MIX, *, series: str = "mix") -> Iterator[DemoDossier]:
    """Endless; `series` keeps the keys of one measurement apart from those of another."""
    known = [read_dossiers(name)[0] for name in names]
    for number in itertools.count():
        yield _another(known[number % len(known)], series, number)


def _another(sample: DemoDossier, series: str, number: int) -> DemoDossier:
    body = deepcopy(sample.body)
    child = body["declaration"]["child"]
    child["full_name"] = f"{child['full_name'].split()[0]} {_given_names(number)}"
    return sample.model_copy(update={"name": f"{series}-{number}", "body": body})


def _given_names(number: int) -> str:
    """Three syllables; the same three come again after two thousand children."""
    names = []
    for _ in range(3):
        number, place = divmod(number, len(_SYLLABLES))
        names.append(_SYLLABLES[place])
    return " ".join(names)
