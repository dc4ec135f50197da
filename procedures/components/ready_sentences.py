"""Ready sentences: what is most often wrong with a component, and what the applicant is to do about it.

The legal ground is the component's own (`legal_basis`); the sentences only say the fault in plain words. They may be
changed by whoever uses them before anybody reads them.
"""

from __future__ import annotations

from dataclasses import dataclass

from procedures.civil_words import ComponentKind
from procedures.component import Component


@dataclass(frozen=True)
class ReadySentence:
    """`fault` and `remedy` as the applicant reads them."""

    fault: str
    remedy: str


UNREADABLE = ReadySentence("Bản chụp mờ, không đọc được.", "Chụp hoặc quét lại rõ nét, đủ bốn góc.")
PAGES_MISSING = ReadySentence("Thiếu trang hoặc thiếu mặt sau.", "Nộp đủ các trang, cả hai mặt.")
WRONG_PAPER = ReadySentence("Không phải loại giấy tờ được yêu cầu.", "Nộp đúng loại giấy tờ nêu trong yêu cầu.")
DOES_NOT_MATCH = ReadySentence(
    "Nội dung không khớp với tờ khai.", "Sửa tờ khai cho khớp, hoặc nộp giấy tờ chứng minh nội dung đã khai."
)
ORIGINAL_WANTED = ReadySentence(
    "Cần xuất trình bản chính để đối chiếu.", "Mang bản chính đến bộ phận một cửa để đối chiếu."
)
NOT_CERTIFIED = ReadySentence(
    "Giấy tờ chưa được chứng thực theo quy định.", "Nộp bản sao có chứng thực, hoặc mang bản chính để đối chiếu."
)
_UNSIGNED = ReadySentence("Tờ khai thiếu chữ ký của người yêu cầu.", "Ký, ghi rõ họ tên vào tờ khai.")
_EMPTY_BOXES = ReadySentence("Tờ khai còn mục bắt buộc để trống.", "Điền đủ các mục bắt buộc của tờ khai.")
_NO_STAMP = ReadySentence(
    "Giấy không có chữ ký, con dấu của nơi cấp.", "Nộp bản có đủ chữ ký, con dấu, hoặc xin cấp lại nơi đã cấp."
)
_NAME_DIFFERS = ReadySentence(
    "Họ tên hoặc ngày sinh trên giấy khác tờ khai.", "Nộp giấy tờ chứng minh là cùng một người, hoặc sửa tờ khai."
)
_SCOPE_UNCLEAR = ReadySentence(
    "Văn bản ủy quyền không nêu rõ việc được ủy quyền.", "Lập lại văn bản ủy quyền, ghi rõ thủ tục được ủy quyền."
)
_UNTRANSLATED = ReadySentence(
    "Giấy tờ nước ngoài chưa có bản dịch tiếng Việt.", "Nộp bản dịch tiếng Việt được chứng thực chữ ký người dịch."
)

_USUAL = (UNREADABLE, PAGES_MISSING, WRONG_PAPER, DOES_NOT_MATCH)
_ISSUED = (_NO_STAMP, _NAME_DIFFERS)
_OF_CODE = {
    "abandonment_record": _ISSUED,
    "agency_letter": (_NO_STAMP,),
    "authorisation": (_SCOPE_UNCLEAR, _NO_STAMP),
    "birth_certificate": _ISSUED,
    "death_extract": _ISSUED,
    "declaration": (_UNSIGNED, _EMPTY_BOXES),
    "divorce_proof": _ISSUED,
    "electronic_birth_certificate": (_NAME_DIFFERS,),
    "foreign_divorce_note": (*_ISSUED, _UNTRANSLATED),
    "foreign_paper_translation": (_UNTRANSLATED,),
    "kin_authorisation": (_SCOPE_UNCLEAR,),
    "marital_status_certificate": _ISSUED,
    "marriage_certificate": _ISSUED,
    "medical_birth_certificate": _ISSUED,
    "old_certificate_copy": (_NAME_DIFFERS,),
    "registration_declaration": (_UNSIGNED, _EMPTY_BOXES),
}
_SHOWN = frozenset({ComponentKind.ORIGINAL_PRESENTED, ComponentKind.ORIGINAL_SUBMITTED})


def ready_sentences(component: Component) -> tuple[ReadySentence, ...]:
    """What may be said of this component: its own faults first, then those of any paper."""
    own = _OF_CODE.get(component.code, ())
    original = (ORIGINAL_WANTED,) if _SHOWN & set(component.kinds) else ()
    certified = (NOT_CERTIFIED,) if ComponentKind.CERTIFIED_COPY in component.kinds else ()
    return (*own, *_USUAL, *certified, *original)
