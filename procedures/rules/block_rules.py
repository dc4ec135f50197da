"""Rules every procedure shares: each looks at one block, wherever in a filing it stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from procedures.civil_words import DocumentType
from procedures.forms.form import Form
from procedures.forms.form_tree import Steps
from procedures.forms.identity_document import IdentityDocument
from procedures.forms.person import LivingPerson
from procedures.forms.personal_number import doubts
from procedures.forms.place import Place
from procedures.forms.proxy import Proxy
from procedures.forms.requester import Requester
from procedures.rules.findings import Fault, Finding, SoftWarning, pointer

LAST_DAY_OF_PEOPLE_CARDS = date(2024, 12, 31)
_DOUBTS = {
    "unknown_province": "Ba số đầu của số định danh không phải mã tỉnh đã biết; hãy đối chiếu với thẻ căn cước.",
    "other_sex": "Số định danh cho biết giới tính khác với giới tính đã khai; hãy đối chiếu với thẻ căn cước.",
    "other_birth_year": "Số định danh cho biết năm sinh khác với năm sinh đã khai; hãy đối chiếu với thẻ căn cước.",
}


def is_born_before_filing(form: Form, steps: Steps, filed_at: date) -> Iterator[Finding]:
    if isinstance(form, (LivingPerson, Requester)) and form.birth_date and form.birth_date.earliest > filed_at:
        yield Fault(
            pointer(*steps, "birth_date"), "born_in_future", "Ngày sinh ở sau ngày nộp hồ sơ; hãy xem lại ngày sinh."
        )


def document_is_issued_before_filing(form: Form, steps: Steps, filed_at: date) -> Iterator[Finding]:
    if isinstance(form, IdentityDocument) and form.issued_on > filed_at:
        yield Fault(
            pointer(*steps, "issued_on"),
            "issued_in_future",
            "Ngày cấp giấy tờ ở sau ngày nộp hồ sơ; hãy xem lại ngày cấp.",
        )


def document_is_still_valid(form: Form, steps: Steps, filed_at: date) -> Iterator[Finding]:
    if not isinstance(form, IdentityDocument) or filed_at <= LAST_DAY_OF_PEOPLE_CARDS:
        return
    if form.type is DocumentType.PEOPLE_CARD:
        yield SoftWarning(
            pointer(*steps, "type"),
            "Chứng minh nhân dân hết giá trị sau ngày 31/12/2024; hãy hỏi thẻ căn cước hoặc số định danh.",
            "people_card_expired",
        )


def number_fits_its_person(form: Form, steps: Steps, filed_at: date) -> Iterator[Finding]:
    if not isinstance(form, (LivingPerson, Requester, Proxy)) or form.personal_number is None:
        return
    sex = form.sex if isinstance(form, LivingPerson) else None
    born = None if isinstance(form, Proxy) else form.birth_date
    for doubt in doubts(form.personal_number, sex=sex, birth_year=born.year if born else None):
        yield SoftWarning(pointer(*steps, "personal_number"), _DOUBTS[doubt], f"number_{doubt}")


def ward_is_known(form: Form, steps: Steps, filed_at: date) -> Iterator[Finding]:
    if isinstance(form, Place) and not form.ward_is_known:
        yield SoftWarning(
            pointer(*steps, "ward"),
            "Mã xã, phường, đặc khu không có trong bảng mã của phần mềm; hãy đối chiếu mã với tên đã ghi.",
            "ward_unknown",
        )


BLOCK_RULES = (
    is_born_before_filing,
    document_is_issued_before_filing,
    document_is_still_valid,
    number_fits_its_person,
    ward_is_known,
)
