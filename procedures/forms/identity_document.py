"""An identity paper (giấy tờ tùy thân): kind, number, day and place of issue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated
from uuid import UUID

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints

from language.phrase import phrase
from procedures.civil_words import DocumentType
from procedures.forms.day import Day
from procedures.forms.form import Contradiction, Form
from procedures.forms.text import Line, clean_line

_DIGITS = {
    DocumentType.IDENTITY_CARD: (12,),
    DocumentType.CITIZEN_CARD: (12,),
    DocumentType.IDENTITY_CERTIFICATE: (12,),
    DocumentType.PEOPLE_CARD: (9, 12),
}
_ONLY_DIGITS = re.compile(r"[0-9]+")

DocumentNumber = Annotated[
    str, StringConstraints(min_length=3, max_length=30, pattern=r"^[0-9A-Za-zĐđ./ \-]+$"), BeforeValidator(clean_line)
]
FileId = Annotated[UUID, Field(strict=False)]


class IdentityDocument(Form):
    """The Ministry of Public Security issues identity cards; passports may come from anywhere."""

    model_config = ConfigDict(title="Giấy tờ tùy thân")

    type: Annotated[DocumentType, Field(title="Loại giấy tờ")]
    number: Annotated[DocumentNumber, Field(title="Số giấy tờ")]
    issued_on: Annotated[Day, Field(title="Ngày cấp")]
    issued_by: Annotated[Line, Field(title="Nơi cấp")]
    file_id: Annotated[FileId | None, Field(title="Bản chụp")] = None

    def contradictions(self) -> Iterator[Contradiction]:
        lengths = _DIGITS.get(self.type)
        if lengths and not (_ONLY_DIGITS.fullmatch(self.number) and len(self.number) in lengths):
            allowed = " hoặc ".join(str(length) for length in lengths)
            yield Contradiction(
                "number",
                "document_number_length",
                phrase("của loại giấy này gồm {allowed} chữ số; hãy xem lại số trên giấy", allowed=allowed),
            )
