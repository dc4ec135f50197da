"""What is known of a marriage that lasts, was dissolved, or ended by death: enough to look it up and to print it."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from procedures.forms.day import Day
from procedures.forms.form import Form
from procedures.forms.person_name import PersonName
from procedures.forms.text import Line, ShortLine
from procedures.marital_words import DivorceProof


class PresentMarriage(Form):
    """The spouse, and where the marriage was registered; the certificate itself may not be asked for."""

    model_config = ConfigDict(title="Cuộc hôn nhân hiện tại")

    spouse_name: Annotated[PersonName, Field(title="Họ, chữ đệm, tên vợ hoặc chồng")]
    registered_on: Annotated[Day, Field(title="Ngày đăng ký kết hôn")]
    registered_at: Annotated[Line, Field(title="Nơi đăng ký kết hôn")]
    number: Annotated[ShortLine, Field(title="Số Giấy chứng nhận kết hôn")]


class Divorce(Form):
    """The court's paper, or the note of a divorce abroad."""

    model_config = ConfigDict(title="Việc ly hôn")

    kind: Annotated[DivorceProof, Field(title="Loại giấy tờ")]
    number: Annotated[ShortLine, Field(title="Số")]
    issued_on: Annotated[Day, Field(title="Ngày")]
    issued_by: Annotated[Line, Field(title="Cơ quan ban hành", description="Ví dụ Tòa án nhân dân khu vực 1 - Hà Nội")]


class DeathOfSpouse(Form):
    """The entry of the spouse's death, or the judgment that declared it."""

    model_config = ConfigDict(title="Việc vợ, chồng chết")

    spouse_name: Annotated[PersonName, Field(title="Họ, chữ đệm, tên vợ hoặc chồng đã chết")]
    number: Annotated[ShortLine, Field(title="Số trích lục khai tử, giấy chứng tử hoặc bản án")]
    issued_on: Annotated[Day, Field(title="Ngày cấp")]
    issued_by: Annotated[Line, Field(title="Cơ quan cấp")]
