"""A code list: what machines send, beside the words people read.

Forms, pages and papers share these lists, so a member is at once a plain string (its code) and knows its Vietnamese
words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


class CodeList(StrEnum):
    """Members are written `FATHER = "father", "Cha"`: the code, then the words."""

    words: str

    def __new__(cls, code: str, words: str) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.words = words
        return member

    @classmethod
    def read(cls, given: object) -> Self:
        """The member of this code; a PydanticCustomError naming the allowed codes otherwise."""
        if isinstance(given, str):
            for member in cls:
                if member.value == given:
                    return member
        raise _not_in_list(cls)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.read, serialization=core_schema.plain_serializer_function_ser_schema(lambda member: member.value)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return _listed(cls)


@dataclass(frozen=True)
class OneOf:
    """Says of a field that only some members of its code list are possible there; the JSON Schema lists just those."""

    members: tuple[CodeList, ...]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._possible, handler(source))

    def __get_pydantic_json_schema__(self, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return _listed(self.members)

    def _possible(self, given: CodeList) -> CodeList:
        if given in self.members:
            return given
        raise _not_in_list(self.members)


@dataclass(frozen=True)
class Offers:
    """Says of a field that only these members are offered to whoever fills the form in; others may still be read."""

    members: tuple[CodeList, ...]

    def __get_pydantic_json_schema__(self, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return _listed(self.members)


def _listed(members: Iterable[CodeList]) -> JsonSchemaValue:
    return {"type": "string", "oneOf": [{"const": member.value, "title": member.words} for member in members]}


def _not_in_list(members: Iterable[CodeList]) -> PydanticCustomError:
    allowed = "; ".join(f"{member.value} ({member.words})" for member in members)
    return PydanticCustomError("not_in_list", "hãy chọn một trong các giá trị: {allowed}", {"allowed": allowed})
