"""Whoever files in the requester's name (người được ủy quyền)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import ConfigDict, Field

from procedures.civil_words import ProxyKinship
from procedures.forms.address import Address
from procedures.forms.email import Email
from procedures.forms.form import Contradiction, Form
from procedures.forms.identity_document import IdentityDocument
from procedures.forms.person_name import PersonName
from procedures.forms.personal_number import PersonalNumber
from procedures.forms.phone import Phone


class Proxy(Form):
    """Close kin bring an authorisation nobody certified and proof of the kinship; others a certified one."""

    model_config = ConfigDict(title="Người được ủy quyền")

    full_name: Annotated[PersonName, Field(title="Họ, chữ đệm, tên")]
    kinship: Annotated[ProxyKinship, Field(title="Quan hệ với người ủy quyền")]
    personal_number: Annotated[PersonalNumber | None, Field(title="Số định danh cá nhân")] = None
    identity_document: Annotated[IdentityDocument | None, Field(title="Giấy tờ tùy thân")] = None
    residence: Annotated[Address | None, Field(title="Nơi cư trú")] = None
    phone: Annotated[Phone | None, Field(title="Số điện thoại")] = None
    email: Annotated[Email | None, Field(title="Thư điện tử")] = None

    def contradictions(self) -> Iterator[Contradiction]:
        if self.personal_number is None and self.identity_document is None:
            yield Contradiction(
                "personal_number", "identity_missing", "chưa ghi; hãy ghi số định danh hoặc giấy tờ tùy thân"
            )
