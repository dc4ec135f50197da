"""An organisation that asks for something through a person, such as a children's home."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints

from procedures.forms.form import Form
from procedures.forms.text import Line, clean_line

TaxCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{10}(?:-[0-9]{3})?$"), BeforeValidator(clean_line)]


class Organisation(Form):
    """Its name and, if it has one, its tax code (mã số thuế)."""

    model_config = ConfigDict(title="Tổ chức")

    name: Annotated[Line, Field(title="Tên tổ chức")]
    tax_code: Annotated[TaxCode | None, Field(title="Mã số thuế")] = None
