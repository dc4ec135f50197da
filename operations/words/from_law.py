"""Names that come as data: the countries of the official list, whose English names Unicode's common locale data has."""

from __future__ import annotations

from collections.abc import Iterator

from babel import Locale

from procedures.code_table import COUNTRIES, ETHNICITIES, FOREIGNER

WHERE = "procedures/tables"
_STATELESS = "XX"


def names_of_law() -> Iterator[tuple[str, str]]:
    """This will give each name with its English. Names of peoples, provinces and communes are names: they stay."""
    english = Locale("en").territories
    for code, name in COUNTRIES.items():
        yield name, "Stateless" if code == _STATELESS else english[code]
    yield ETHNICITIES[FOREIGNER], "Foreigner"
