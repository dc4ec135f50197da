"""The whole body of `POST /dossiers`, and everything that can be wrong with one.

The class is made per edition, because each procedure has its own declaration and its own list of who may ask; its
JSON Schema (2020-12) is what `GET /procedures/{code}` serves.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any

from pydantic import AfterValidator, Field, ValidationError, create_model
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema

from language.phrase import phrase
from procedures.forms.filing import Filing, ProcedureCode
from procedures.forms.form import Form
from procedures.forms.requester import Requester
from procedures.procedure import Edition, Procedure, national_code
from procedures.rules.fault_words import faults_of
from procedures.rules.filing_rules import facts_of, look_over
from procedures.rules.findings import Fault, SoftWarning, pointer
from procedures.rules.partial_reading import read_partly

__all__ = [
    "Filing",
    "NotFileable",
    "Reading",
    "every_fault",
    "facts_of",
    "filing_model",
    "filing_schema",
    "read_filing",
]


class NotFileable(LookupError):
    """The procedure is in the catalogue, but its declaration form is not yet, so nothing can be filed under it."""

    def __init__(self, procedure: Procedure) -> None:
        super().__init__(
            phrase(
                "Thủ tục {code} “{title}” chưa nhận hồ sơ tại đây; hãy nộp trực tiếp tại cơ quan giải quyết",
                code=procedure.code,
                title=procedure.title,
            )
        )


@dataclass(frozen=True)
class Reading:
    """A body as read: the filing if there is no fault, and in any case all faults and soft warnings."""

    filing: Filing | None
    faults: tuple[Fault, ...]
    warnings: tuple[SoftWarning, ...]


def filing_model(procedure: Procedure, edition: Edition) -> type[Filing]:
    """The class of the bodies of this procedure in this edition; NotFileable when it has no declaration form."""
    return _filing_model((procedure.code, *procedure.former_codes), edition.id, *_forms(procedure, edition))


def _forms(procedure: Procedure, edition: Edition) -> tuple[type[Form], type[Requester]]:
    if edition.declaration_form is None:
        raise NotFileable(procedure)
    return edition.declaration_form, edition.requester_form


def filing_schema(procedure: Procedure, edition: Edition) -> dict[str, Any]:
    """The JSON Schema (2020-12) of those bodies, with Vietnamese titles; NotFileable as above."""
    schema: dict[str, Any] = json.loads(_schema_text(filing_model(procedure, edition)))
    return schema


def every_fault(body: object, procedure: Procedure, edition: Edition, filed_at: date) -> list[Fault]:
    """Every fault of a parsed JSON body at once, structure and rules together; an empty list for a good one."""
    return list(read_filing(body, procedure, edition, filed_at).faults)


def read_filing(body: object, procedure: Procedure, edition: Edition, filed_at: date) -> Reading:
    """Read a parsed JSON body; whatever it is, this answers and never raises. `filed_at` is the day in Việt Nam."""
    try:
        model = filing_model(procedure, edition)
    except NotFileable as reason:
        return Reading(None, (Fault(pointer("procedure"), "not_fileable", str(reason)),), ())
    try:
        filing = model.model_validate(body)
    except ValidationError as wrong:
        structure = faults_of(wrong, model)
        partly = look_over(read_partly(model, body), edition, filed_at, partial=True)
        return Reading(None, _once_each((*structure, *partly.errors)), partly.warnings)
    found = look_over(filing, edition, filed_at)
    return Reading(None if found.errors else filing, found.errors, found.warnings)


@cache
def _schema_text(model: type[Filing]) -> str:
    """Made once per edition; kept as text, so that whoever gets a schema may do with it what he likes."""
    schema = model.model_json_schema(schema_generator=_ForPeople)
    return json.dumps({"$schema": GenerateJsonSchema.schema_dialect, **schema})


@cache
def _filing_model(codes: tuple[str, ...], edition: str, declaration: type[Form], requester: type[Form]) -> type[Filing]:
    code = codes[0]

    def of_this_procedure(given: str) -> str:
        # Whoever still names it as it was called before means the same procedure.
        if national_code(given) not in codes:
            raise PydanticCustomError(
                "other_procedure", "phải là {code}; hãy sửa mã hoặc chọn lại thủ tục", {"code": code}
            )
        return given

    titles = {name: field.title for name, field in Filing.model_fields.items()}
    own_code = Annotated[ProcedureCode, AfterValidator(of_this_procedure)]
    return create_model(
        f"Filing_{code.replace('.', '_')}_{edition.replace('-', '_')}",
        __base__=Filing,
        procedure=(own_code, Field(title=titles["procedure"], examples=[code])),
        applicant=(requester, Field(title=titles["applicant"])),
        declaration=(declaration, Field(title=titles["declaration"])),
    )


def _once_each(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    return tuple(dict.fromkeys(faults))


class _ForPeople(GenerateJsonSchema):
    """Leaves out what our docstrings say to programmers, and calls each form what its paper is called."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        made.pop("description", None)
        return made
