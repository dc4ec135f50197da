"""The rules over the declaration of a marriage: what forbids it outright, and what the officer must look into.

The system blocks on objective facts alone (Luật Hôn nhân và gia đình Đ8): age, an existing marriage, one person on
both sides, two of one sex. Everything that may have an explanation is a doubt.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from language.phrase import phrase
from procedures.civil_words import MaritalStatus, Relation, Sex
from procedures.folded_text import folded
from procedures.forms.declarations.marriage import SPOUSES, MarriageDeclaration, MarryingPerson
from procedures.forms.place import VIET_NAM
from procedures.forms.requester import Requester
from procedures.rules.age import AGE_TO_MARRY, comes_of_age
from procedures.rules.findings import Fault, Finding, SoftWarning, pointer

# As long as a signing may be put off, so long may somebody come of age meanwhile.
SIGNING_PATIENCE_DAYS = 60
_WORDS = {"husband": "Bên nam", "wife": "Bên nữ"}
_SEX = {"husband": Sex.MALE, "wife": Sex.FEMALE}


def both_come_of_age(declaration: MarriageDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    for who, person in _spouses(declaration):
        of_age_on = comes_of_age(person.birth_date, AGE_TO_MARRY[who])
        if of_age_on > filed_at + timedelta(days=SIGNING_PATIENCE_DAYS):
            yield _fault(
                f"{who}/birth_date",
                "under_age",
                phrase(
                    "{words} chưa đủ {age_to_marry} tuổi nên chưa được kết hôn (Luật Hôn nhân và gia đình Đ8); "
                    "hãy xem lại ngày sinh hoặc nộp hồ sơ khi đủ tuổi.",
                    words=_WORDS[who],
                    age_to_marry=AGE_TO_MARRY[who],
                ),
            )
        elif of_age_on > filed_at:
            yield _doubt(
                f"{who}/birth_date",
                "of_age_later",
                phrase(
                    "{words} chỉ chắc chắn đủ {age_to_marry} tuổi từ ngày {of_age_on}; không được ký trước ngày đó.",
                    words=_WORDS[who],
                    age_to_marry=AGE_TO_MARRY[who],
                    of_age_on=f"{of_age_on:%d/%m/%Y}",
                ),
            )


def they_are_two_people(declaration: MarriageDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    husband, wife = declaration.husband, declaration.wife
    if husband.personal_number and husband.personal_number == wife.personal_number:
        yield _fault(
            "wife/personal_number",
            "same_person",
            "Số định danh của hai bên trùng nhau; hãy xem lại cả hai số.",
        )


def they_are_man_and_woman(declaration: MarriageDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    for who, person in _spouses(declaration):
        if person.sex not in (None, _SEX[who]):
            yield _fault(
                f"{who}/sex",
                "same_sex",
                phrase(
                    "{words} khai giới tính {sex}; Nhà nước không thừa nhận hôn nhân giữa những người cùng giới "
                    "tính (Luật Hôn nhân và gia đình Đ8.2). Hãy xem lại giới tính đã khai.",
                    words=_WORDS[who],
                    sex=person.sex.words.lower(),
                ),
            )


def neither_is_married(declaration: MarriageDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    for who, person in _spouses(declaration):
        if person.marital_status is MaritalStatus.MARRIED:
            yield _fault(
                f"{who}/marital_status",
                "already_married",
                phrase(
                    "{words} khai đang có vợ hoặc chồng nên không được kết hôn với người khác (Luật Hôn nhân và "
                    "gia đình Đ5.2).",
                    words=_WORDS[who],
                ),
            )


def earlier_marriage_ended_before(
    declaration: MarriageDeclaration, filed_at: date, _: Requester | None
) -> Iterator[Finding]:
    for who, person in _spouses(declaration):
        if person.ended is not None and person.ended.ended_on > filed_at:
            yield _fault(
                f"{who}/ended/ended_on",
                "ended_in_future",
                "Ngày chấm dứt hôn nhân trước ở sau ngày nộp hồ sơ; hãy xem lại ngày.",
            )


def nobody_is_sent_instead(
    declaration: MarriageDeclaration, filed_at: date, applicant: Requester | None
) -> Iterator[Finding]:
    if applicant is not None and applicant.proxy is not None:
        yield Fault(
            pointer("applicant", "proxy"),
            "no_proxy",
            "Kết hôn không được ủy quyền cho người khác; hãy bỏ phần người nộp thay (Luật Hộ tịch Đ6).",
        )


def count_fits_the_past(declaration: MarriageDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    for who, person in _spouses(declaration):
        first = person.marital_status is MaritalStatus.NEVER_MARRIED
        if first != (person.marriage_count == 1):
            yield _doubt(
                f"{who}/marriage_count",
                "count_differs",
                phrase(
                    "{words}: số lần kết hôn không khớp với tình trạng hôn nhân đã khai; hãy hỏi lại.",
                    words=_WORDS[who],
                ),
            )


def foreigners_go_another_way(
    declaration: MarriageDeclaration, filed_at: date, _: Requester | None
) -> Iterator[Finding]:
    for who, person in _spouses(declaration):
        if person.nationality not in (None, VIET_NAM):
            yield _doubt(
                f"{who}/nationality",
                "foreign_element",
                phrase(
                    "{words} có quốc tịch nước ngoài: thuộc thủ tục kết hôn có yếu tố nước ngoài (2.000806).",
                    words=_WORDS[who],
                ),
            )


def divorced_abroad(declaration: MarriageDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    for who, person in _spouses(declaration):
        if person.ended is not None and person.ended.abroad:
            yield _doubt(
                f"{who}/ended/abroad",
                "divorced_abroad",
                phrase(
                    "{words} ly hôn ở nước ngoài: phải tra cứu việc ghi chú ly hôn trong sổ hộ tịch.", words=_WORDS[who]
                ),
            )


def requester_is_one_of_the_two(
    declaration: MarriageDeclaration, filed_at: date, applicant: Requester | None
) -> Iterator[Finding]:
    if applicant is None:
        return
    person = declaration.husband if applicant.relation is Relation.HUSBAND else declaration.wife
    numbers = {applicant.personal_number, person.personal_number} - {None}
    if folded(applicant.full_name) != folded(person.full_name) or len(numbers) > 1:
        yield SoftWarning(
            pointer("applicant", "relation"),
            phrase(
                "Người yêu cầu khai là {relation} nhưng họ tên hoặc số định danh khác với tờ khai; hãy đối chiếu.",
                relation=applicant.relation.words.lower(),
            ),
            "requester_differs_from_spouse",
        )


def _spouses(declaration: MarriageDeclaration) -> Iterator[tuple[str, MarryingPerson]]:
    for who in SPOUSES:
        yield who, getattr(declaration, who)


def _fault(place: str, code: str, detail: str) -> Fault:
    return Fault(pointer("declaration", *place.split("/")), code, detail)


def _doubt(place: str, code: str, message: str) -> SoftWarning:
    return SoftWarning(pointer("declaration", *place.split("/")), message, code)


MARRIAGE_RULES = (
    both_come_of_age,
    they_are_two_people,
    they_are_man_and_woman,
    neither_is_married,
    earlier_marriage_ended_before,
    nobody_is_sent_instead,
    count_fits_the_past,
    foreigners_go_another_way,
    divorced_abroad,
    requester_is_one_of_the_two,
)
