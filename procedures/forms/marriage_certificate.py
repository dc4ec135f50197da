"""What is known of a marriage certificate: enough to look the marriage up, never the paper itself.

An office may not ask parents for their certificate (NĐ 07/2025/NĐ-CP); it looks the marriage up by these facts.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from procedures.forms.day import Day
from procedures.forms.form import Form
from procedures.forms.text import Line, ShortLine


class MarriageCertificate(Form):
    """Number if remembered, day and place of registration."""

    model_config = ConfigDict(title="Giấy chứng nhận kết hôn của cha, mẹ")

    registered_on: Annotated[Day, Field(title="Ngày đăng ký kết hôn")]
    registered_at: Annotated[Line, Field(title="Nơi đăng ký kết hôn")]
    number: Annotated[ShortLine | None, Field(title="Số Giấy chứng nhận kết hôn")] = None
