"""What another agency asks of our books: about whom, what, of which entry, by which letter (NĐ 123/2015/NĐ-CP Đ22).

It comes as data from that agency's own installation, or a clerk writes down what stands in the letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import ConfigDict, Field

from procedures.civil_words import Relation
from procedures.code_list import CodeList, OneOf
from procedures.forms.day import Day
from procedures.forms.form import Contradiction, Form
from procedures.forms.partial_date import PartialDate
from procedures.forms.person_name import PersonName
from procedures.forms.personal_number import PersonalNumber
from procedures.forms.place import WardCode
from procedures.forms.requester import Requester
from procedures.forms.text import Line, ShortLine


class QuestionAbout(CodeList):
    """What is to be looked up in the books."""

    MARITAL_STATUS = "marital_status", "Tình trạng hôn nhân trong thời gian cư trú tại địa phương"
    REGISTER_BOOK = "register_book", "Việc đăng ký kết hôn trước đây trong sổ gốc"
    DEATH = "death", "Việc cấp Giấy báo tử"


class QuestionAnswer(CodeList):
    """What the books say. That nothing is found in them is an answer too."""

    MARRIED = "married", "Đang có vợ hoặc có chồng theo sổ đăng ký kết hôn"
    NOT_MARRIED = "not_married", "Chưa đăng ký kết hôn với ai trong thời gian cư trú tại địa phương"
    NO_RECORD = "no_record", "Không tìm thấy thông tin trong sổ của cơ quan"
    BOOK_KEPT = "book_kept", "Sổ gốc còn lưu và có ghi việc đăng ký"
    BOOK_LOST = "book_lost", "Sổ gốc không còn lưu giữ được"
    CONFIRMED = "confirmed", "Xác nhận đã cấp Giấy báo tử"
    NOT_CONFIRMED = "not_confirmed", "Không xác nhận đã cấp Giấy báo tử"

    @property
    def rests_on_entry(self) -> bool:
        """Whether it may only be said by naming the entry it rests on."""
        return self in (QuestionAnswer.MARRIED, QuestionAnswer.BOOK_KEPT, QuestionAnswer.CONFIRMED)


ANSWERS_TO = {
    QuestionAbout.MARITAL_STATUS: (
        QuestionAnswer.NOT_MARRIED,
        QuestionAnswer.MARRIED,
        QuestionAnswer.NO_RECORD,
    ),
    QuestionAbout.REGISTER_BOOK: (
        QuestionAnswer.BOOK_KEPT,
        QuestionAnswer.BOOK_LOST,
        QuestionAnswer.NO_RECORD,
    ),
    QuestionAbout.DEATH: (
        QuestionAnswer.CONFIRMED,
        QuestionAnswer.NOT_CONFIRMED,
        QuestionAnswer.NO_RECORD,
    ),
}


class AskingAgency(Requester):
    """The agency that asks; nobody stands behind it whose papers would be looked at."""

    model_config = ConfigDict(title="Cơ quan đề nghị")

    full_name: Annotated[Line, Field(title="Tên cơ quan đề nghị")]
    relation: Annotated[Relation, OneOf((Relation.ORGANISATION,)), Field(title="Tư cách")] = Relation.ORGANISATION

    def contradictions(self) -> Iterator[Contradiction]:
        if self.organisation is None:
            yield Contradiction("organisation", "organisation_missing", "chưa ghi; hãy ghi tên cơ quan đề nghị")


class PersonInQuestion(Form):
    """Somebody who is asked about; the more is known of him, the surer the books are searched."""

    model_config = ConfigDict(title="Người được hỏi")

    full_name: Annotated[PersonName, Field(title="Họ, chữ đệm, tên")]
    birth_date: Annotated[PartialDate | None, Field(title="Ngày, tháng, năm sinh")] = None
    personal_number: Annotated[PersonalNumber | None, Field(title="Số định danh cá nhân")] = None
    residence: Annotated[Line | None, Field(title="Nơi cư trú tại địa phương")] = None
    claimed: Annotated[ShortLine | None, Field(title="Người đó khai", description="Ví dụ single, married")] = None


class EntryInQuestion(Form):
    """The old entry, as far as the asking agency knows of it."""

    model_config = ConfigDict(title="Việc đã đăng ký")

    office: Annotated[Line, Field(title="Cơ quan đã đăng ký")]
    registered_on: Annotated[PartialDate | None, Field(title="Ngày, tháng, năm đăng ký")] = None
    number: Annotated[ShortLine | None, Field(title="Số đăng ký")] = None
    volume: Annotated[ShortLine | None, Field(title="Quyển số")] = None


class QuestionLetter(Form):
    """The letter that asks; its number and sender make it one question, however often it comes.

    By the linkage the number is the asking agency's own reference.
    """

    model_config = ConfigDict(title="Văn bản đề nghị")

    agency: Annotated[ShortLine, Field(title="Mã định danh của cơ quan đề nghị", description="Ví dụ H26.99.02")]
    number: Annotated[Line, Field(max_length=80, title="Số, ký hiệu văn bản", description="Ví dụ 15/UBND-TP")]
    dated: Annotated[Day, Field(title="Ngày văn bản")]


class QuestionDeclaration(Form):
    """The whole question; `other_person` is the other spouse, or the other parent."""

    model_config = ConfigDict(title="Nội dung đề nghị xác minh")

    about: Annotated[QuestionAbout, Field(title="Đề nghị xác minh")]
    commune: Annotated[
        WardCode | None, Field(title="Mã xã, phường được hỏi", description="5 chữ số; sổ của đơn vị nào")
    ] = None
    subject: Annotated[PersonInQuestion, Field(title="Người được hỏi")]
    other_person: Annotated[PersonInQuestion | None, Field(title="Người thứ hai được hỏi")] = None
    entry: Annotated[EntryInQuestion | None, Field(title="Việc đã đăng ký")] = None
    purpose: Annotated[Line, Field(title="Để giải quyết việc gì", description="Tên hoặc mã thủ tục")]
    letter: Annotated[QuestionLetter, Field(title="Văn bản đề nghị")]

    @property
    def persons(self) -> tuple[PersonInQuestion, ...]:
        return (self.subject,) if self.other_person is None else (self.subject, self.other_person)

    def contradictions(self) -> Iterator[Contradiction]:
        if self.about is QuestionAbout.REGISTER_BOOK and self.entry is None:
            yield Contradiction("entry", "entry_missing", "chưa ghi; hãy ghi nơi đã đăng ký việc cần tìm trong sổ")
