"""An earlier registration of which neither book nor original is left (NĐ 123/2015/NĐ-CP Đ24), as it is remembered."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from procedures.forms.form import Form
from procedures.forms.partial_date import PartialDate
from procedures.forms.place import Place
from procedures.forms.text import Line, ShortLine


class OldRegistration(Form):
    """Where and when it was; the unit of then may be no more."""

    model_config = ConfigDict(title="Việc đăng ký trước đây")

    office: Annotated[Line, Field(title="Cơ quan đã đăng ký", description="Tên khi đó, kể cả nay không còn")]
    place: Annotated[
        Place, Field(title="Địa danh của cơ quan ấy", description="Chọn xã, phường hiện nay nếu biết; tên cũ ghi thêm")
    ]
    registered_on: Annotated[PartialDate, Field(title="Ngày, tháng, năm đăng ký")]
    number: Annotated[ShortLine | None, Field(title="Số đăng ký")] = None
    volume: Annotated[ShortLine | None, Field(title="Quyển số")] = None
