"""How what is due is paid, and on what ground nothing is."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from procedures.civil_words import ExemptionGround, PaymentWay
from procedures.forms.form import Form


class Payment(Form):
    """The way of paying is chosen apart from the way of delivery; only cash on delivery ties the two."""

    model_config = ConfigDict(title="Nộp phí, lệ phí")

    way: Annotated[PaymentWay, Field(title="Hình thức nộp")]
    exemption: Annotated[
        ExemptionGround | None, Field(title="Thuộc diện được miễn lệ phí", description="Kèm giấy tờ chứng minh")
    ] = None
