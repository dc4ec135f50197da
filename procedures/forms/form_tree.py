"""Walking through a form and the forms inside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from procedures.forms.form import Form

Steps = tuple[str | int, ...]


def form_in(annotation: Any) -> type[Form] | None:
    """The form class of `Form`, `Form | None` or `tuple[Form, ...]`; None for every other annotation."""
    for choice in (annotation, *get_args(annotation)):
        if isinstance(choice, type) and issubclass(choice, Form):
            return choice
    return None


def forms_within(form: Form, steps: Steps = ()) -> Iterator[tuple[Steps, Form]]:
    """This form and every form inside it, each with its path; fields that could not be read are passed over."""
    yield steps, form
    for name, value in form.__dict__.items():
        if isinstance(value, Form):
            yield from forms_within(value, (*steps, name))
        elif isinstance(value, tuple):
            for number, item in enumerate(value):
                if isinstance(item, Form):
                    yield from forms_within(item, (*steps, name, number))
