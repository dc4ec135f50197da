"""Tờ khai đăng ký kết hôn: the two who want to marry, and what became of earlier marriages (Thông tư 04/2024/TT-BTP).

No certificate of marital status belongs to it: what is declared here is looked up (NĐ 07/2025/NĐ-CP).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import ConfigDict, Field

from procedures.civil_words import MaritalStatus, Relation
from procedures.code_list import OneOf
from procedures.forms.copies import Copies
from procedures.forms.day import Day
from procedures.forms.email import Email
from procedures.forms.form import Contradiction, Form
from procedures.forms.partial_date import PartialDate
from procedures.forms.person import LivingPerson
from procedures.forms.phone import Phone
from procedures.forms.pledge import Pledge
from procedures.forms.requester import Requester
from procedures.forms.text import Line, ShortLine

SPOUSES = ("husband", "wife")
_ENDED = (MaritalStatus.DIVORCED, MaritalStatus.WIDOWED)


class SpouseRequester(Requester):
    """One of the two files; nobody can be sent in their place (Luật Hộ tịch Đ6)."""

    relation: Annotated[
        Relation, OneOf((Relation.HUSBAND, Relation.WIFE)), Field(title="Người yêu cầu là bên nam hay bên nữ")
    ]


class EndedMarriage(Form):
    """What ended the last marriage: a judgment or decision of a court, or an entry in the book of deaths."""

    model_config = ConfigDict(title="Giấy tờ về cuộc hôn nhân trước")

    number: Annotated[ShortLine, Field(title="Số bản án, quyết định ly hôn hoặc trích lục khai tử")]
    ended_on: Annotated[Day, Field(title="Ngày bản án, quyết định có hiệu lực hoặc ngày chết")]
    issued_by: Annotated[Line, Field(title="Tòa án hoặc cơ quan cấp")]
    abroad: Annotated[bool, Field(title="Ly hôn, hủy kết hôn ở nước ngoài")] = False


class MarryingPerson(LivingPerson):
    """One of the two. The day of birth is always asked for: the age is a condition of the marriage."""

    birth_date: Annotated[PartialDate, Field(title="Ngày, tháng, năm sinh")]
    marital_status: Annotated[MaritalStatus, Field(title="Tình trạng hôn nhân")]
    marriage_count: Annotated[int, Field(ge=1, le=20, title="Kết hôn lần thứ mấy")]
    ended: Annotated[EndedMarriage | None, Field(title="Giấy tờ về cuộc hôn nhân trước")] = None
    staying_abroad: Annotated[bool, Field(title="Đang công tác, học tập, lao động có thời hạn ở nước ngoài")] = False
    phone: Annotated[Phone | None, Field(title="Số điện thoại")] = None
    email: Annotated[Email | None, Field(title="Thư điện tử")] = None

    def contradictions(self) -> Iterator[Contradiction]:
        yield from super().contradictions()
        if self.marital_status in _ENDED and self.ended is None:
            yield Contradiction(
                "ended", "ended_missing", "chưa ghi; hãy ghi giấy tờ về việc ly hôn hoặc vợ, chồng chết"
            )
        if self.marital_status not in _ENDED and self.ended is not None:
            yield Contradiction("ended", "ended_not_expected", "chỉ ghi khi đã ly hôn hoặc vợ, chồng đã chết")


class Groom(MarryingPerson):
    model_config = ConfigDict(title="Bên nam")


class Bride(MarryingPerson):
    model_config = ConfigDict(title="Bên nữ")


class MarriageDeclaration(Form):
    """The whole declaration; filed at the desk, both may sign one sheet."""

    model_config = ConfigDict(title="Tờ khai đăng ký kết hôn")

    husband: Annotated[Groom, Field(title="Bên nam")]
    wife: Annotated[Bride, Field(title="Bên nữ")]
    copies: Annotated[Copies, Field(title="Đề nghị cấp bản sao")] = Copies()
    pledge: Annotated[Pledge, Field(title="Cam đoan")]
