"""Reading what can be read of a faulty form, so that one fault does not hide the next.

What cannot be read is *absent* from the form that comes out: looking at it raises AttributeError, unlike a field that
was left empty. Only the rules may see such a form, and a rule that meets an absent field has nothing to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from types import NoneType
from typing import Annotated, Any, TypeVar, cast, get_args, get_origin

from pydantic import ConfigDict, TypeAdapter, ValidationError

from procedures.forms.form import Form
from procedures.forms.form_tree import form_in

FormClass = TypeVar("FormClass", bound=Form)
_ABSENT = object()


def read_partly(form: type[FormClass], given: object) -> FormClass:
    """The form with every readable field; a value that is no JSON object gives a form without any."""
    fields = given if isinstance(given, Mapping) else {}
    read = {name: _field(form, name, fields) for name in form.model_fields}
    known: dict[str, Any] = {name: value for name, value in read.items() if value is not _ABSENT}
    made = cast(FormClass, form.model_construct(None, **known))
    for name, value in read.items():
        if value is _ABSENT:
            # model_construct fills in defaults, which would pass for an answer the applicant never gave.
            made.__dict__.pop(name, None)
    _drop_contradictions(made)
    return made


def _drop_contradictions(made: Form) -> None:
    """Take away the fields that cannot stand beside the others, such as the 30th day of a February."""
    wrong = []
    with suppress(AttributeError):
        for contradiction in made.contradictions():
            wrong.append(contradiction.field)
    for field in wrong:
        made.__dict__.pop(field, None)


def _field(form: type[Form], name: str, given: Mapping[str, object]) -> object:
    field = form.model_fields[name]
    if name not in given:
        return _ABSENT if field.is_required() else field.get_default(call_default_factory=True)
    return _value(form, name, given[name])


def _value(form: type[Form], name: str, given: object) -> object:
    annotation = form.model_fields[name].annotation
    part = form_in(annotation)
    try:
        if part is None:
            return _adapter(form, name).validate_python(given)
        if get_origin(annotation) is tuple:
            return tuple(_whole_or_part(part, item) for item in given) if isinstance(given, list) else _ABSENT
        if given is None and NoneType in get_args(annotation):
            return None
        return _whole_or_part(part, given) if isinstance(given, Mapping) else _ABSENT
    except ValidationError:
        return _ABSENT


def _whole_or_part(part: type[Form], given: object) -> Form:
    try:
        return part.model_validate(given)
    except ValidationError:
        return read_partly(part, given)


@cache
def _adapter(form: type[Form], name: str) -> TypeAdapter[Any]:
    field = form.model_fields[name]
    annotation: Any = field.annotation
    whole: Any = Annotated[(annotation, *field.metadata)] if field.metadata else annotation
    return TypeAdapter(whole, config=ConfigDict(strict=True))
