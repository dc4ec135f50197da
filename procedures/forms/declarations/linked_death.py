"""Tờ khai điện tử liên thông (Mẫu số 01, NĐ 63/2024 Đ5) of a death, and what the other agencies are asked for.

Only what the death declaration does not say already: whom the benefit goes to (essentials of Mẫu 09-HSB). The extract
of the register comes out of the registration itself, and the permanent home is in the declaration.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from procedures.agency_code import AgencyCode
from procedures.civil_words import Relation
from procedures.code_list import CodeList, OneOf
from procedures.forms.declarations.death_registration import DeathDeclaration
from procedures.forms.form import Form
from procedures.forms.person_name import PersonName
from procedures.forms.personal_number import PersonalNumber
from procedures.forms.text import Line, ShortLine

BENEFIT_RELATIONS = (
    Relation.SPOUSE,
    Relation.CHILD,
    Relation.FATHER,
    Relation.MOTHER,
    Relation.GRANDPARENT,
    Relation.SIBLING,
    Relation.RELATIVE,
)
MOST_RELATIVES = 20


class BenefitKind(CodeList):
    """What the insurance office pays when somebody has died (Luật Bảo hiểm xã hội 41/2024/QH15)."""

    FUNERAL = "funeral", "Trợ cấp mai táng"
    SURVIVORS = "survivors", "Trợ cấp tuất"
    BOTH = "both", "Trợ cấp mai táng và trợ cấp tuất"


class DeletionWish(Form):
    """Nothing is asked that is not known already; `wanted` is said in words of its own, for `agency` may be unknown."""

    model_config = ConfigDict(title="Xóa đăng ký thường trú của người chết")

    wanted: Annotated[bool, Field(title="Đề nghị xóa đăng ký thường trú")]
    agency: Annotated[AgencyCode | None, Field(title="Mã định danh Công an cấp xã nơi thường trú")] = None


class Recipient(Form):
    """Who receives the money, and where."""

    model_config = ConfigDict(title="Người nhận trợ cấp")

    full_name: Annotated[PersonName, Field(title="Họ, chữ đệm, tên người nhận")]
    personal_number: Annotated[PersonalNumber, Field(title="Số định danh cá nhân của người nhận")]
    relation: Annotated[Relation, OneOf(BENEFIT_RELATIONS), Field(title="Quan hệ với người chết", examples=["child"])]
    account: Annotated[Line | None, Field(title="Tài khoản nhận tiền", description="Số tài khoản, ngân hàng")] = None


class OtherRelative(Form):
    """Somebody with the same right, who must agree that another one receives it."""

    model_config = ConfigDict(title="Người thân khác cùng được hưởng")

    full_name: Annotated[PersonName, Field(title="Họ, chữ đệm, tên")]
    personal_number: Annotated[PersonalNumber, Field(title="Số định danh cá nhân")]


class BenefitWish(Form):
    """`relatives` are asked on VNeID before anything goes to the insurance office; without any, nobody is."""

    model_config = ConfigDict(title="Hưởng trợ cấp mai táng, tử tuất")

    kind: Annotated[BenefitKind, Field(title="Chế độ đề nghị", examples=["funeral"])]
    insurance_number: Annotated[ShortLine | None, Field(title="Mã số bảo hiểm xã hội của người chết")] = None
    recipient: Annotated[Recipient, Field(title="Người nhận trợ cấp")]
    relatives: Annotated[
        tuple[OtherRelative, ...],
        Field(title="Những người thân khác phải xác nhận", max_length=MOST_RELATIVES, strict=False),
    ] = ()
    agency: Annotated[AgencyCode | None, Field(title="Mã định danh cơ quan bảo hiểm xã hội")] = None


class LinkedDeathDeclaration(DeathDeclaration):
    """The death declaration with the wishes to the other agencies; `null` is no wish."""

    model_config = ConfigDict(title="Tờ khai điện tử liên thông khai tử")

    deletion: Annotated[DeletionWish | None, Field(title="Xóa đăng ký thường trú của người chết")] = None
    benefit: Annotated[BenefitWish | None, Field(title="Hưởng trợ cấp mai táng, tử tuất")] = None

    @property
    def wants_deletion(self) -> bool:
        return self.deletion is not None and self.deletion.wanted
