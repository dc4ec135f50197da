"""The requester (người yêu cầu): who asks, what they are to the subject, how to reach them, who files for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import ConfigDict, Field

from procedures.civil_words import Relation
from procedures.forms.address import Address
from procedures.forms.email import Email
from procedures.forms.form import Contradiction, Form
from procedures.forms.identity_document import IdentityDocument
from procedures.forms.organisation import Organisation
from procedures.forms.partial_date import PartialDate
from procedures.forms.person_name import PersonName
from procedures.forms.personal_number import PersonalNumber
from procedures.forms.phone import Phone
from procedures.forms.proxy import Proxy


class Requester(Form):
    """Section I of every declaration. Which contacts are obligatory depends on the channel (`rules/filing_rules.py`).

    `assisted` says that somebody of the office helped to file for a person without telephone or e-mail; only staff
    may say so.
    """

    model_config = ConfigDict(title="Người yêu cầu")

    full_name: Annotated[PersonName, Field(title="Họ, chữ đệm, tên người yêu cầu")]
    relation: Annotated[Relation, Field(title="Quan hệ với người được đăng ký")]
    residence: Annotated[Address, Field(title="Nơi cư trú của người yêu cầu")]
    birth_date: Annotated[PartialDate | None, Field(title="Ngày, tháng, năm sinh")] = None
    personal_number: Annotated[PersonalNumber | None, Field(title="Số định danh cá nhân")] = None
    identity_document: Annotated[IdentityDocument | None, Field(title="Giấy tờ tùy thân")] = None
    phone: Annotated[Phone | None, Field(title="Số điện thoại")] = None
    email: Annotated[Email | None, Field(title="Thư điện tử")] = None
    assisted: Annotated[bool, Field(title="Được cán bộ hỗ trợ nộp")] = False
    organisation: Annotated[Organisation | None, Field(title="Tổ chức yêu cầu")] = None
    proxy: Annotated[Proxy | None, Field(title="Người được ủy quyền nộp thay")] = None

    def contradictions(self) -> Iterator[Contradiction]:
        if self.personal_number is None and self.identity_document is None:
            yield Contradiction(
                "personal_number", "identity_missing", "chưa ghi; hãy ghi số định danh hoặc giấy tờ tùy thân"
            )
        if self.relation is Relation.ORGANISATION and self.organisation is None:
            yield Contradiction("organisation", "organisation_missing", "chưa ghi; hãy ghi tên tổ chức yêu cầu")
