"""The long official code lists, kept as data: ethnicities, countries, provinces and wards.

They are tables and not classes because they are dated, long, and somebody else's: a new version is a new file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

UNIT_SET = "2025-07"


def _table(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((files("procedures.tables") / name).read_text(encoding="utf-8"))
    return read


_units = _table(f"units-{UNIT_SET}.json")

ETHNICITIES: Mapping[str, str] = MappingProxyType(_table("ethnicities.json")["names"])
COUNTRIES: Mapping[str, str] = MappingProxyType(_table("countries.json")["names"])
PROVINCES: Mapping[str, str] = MappingProxyType(_units["provinces"])
WARDS: Mapping[str, str] = MappingProxyType(
    {code: name for wards in _units["wards"].values() for code, name in wards.items()}
)
PROVINCE_OF_WARD: Mapping[str, str] = MappingProxyType(
    {code: province for province, wards in _units["wards"].items() for code in wards}
)
PROVINCES_WITH_ALL_WARDS = frozenset(_units["wards"])

FOREIGNER = "55"
UNKNOWN_ETHNICITY = "99"


@dataclass(frozen=True, eq=False)
class CodeOf:
    """Says of a string field that it holds a code of this table; the JSON Schema lists the codes with their words."""

    table: Mapping[str, str]
    called: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._known, handler(source))

    def __get_pydantic_json_schema__(self, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "oneOf": [{"const": code, "title": words} for code, words in self.table.items()]}

    def _known(self, code: str) -> str:
        if code not in self.table:
            raise PydanticCustomError(
                "unknown_code",
                "không có trong danh mục {called}; hãy chọn một mục của danh mục",
                {"called": self.called},
            )
        return code
