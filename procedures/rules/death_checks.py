"""The rules over the whole declaration of a death: what is impossible; what is only unusual is in `death_doubts.py`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from procedures.civil_words import DeathEvidenceKind, Relation, ResidenceKind
from procedures.forms.declarations.death_registration import DeathDeclaration
from procedures.forms.requester import Requester
from procedures.rules.death_doubts import DEATH_DOUBTS
from procedures.rules.findings import Fault, Finding, pointer

# A death may be known by its month or year only where the law takes other papers, or a court fixed the day.
_DAY_MAY_BE_UNKNOWN = (DeathEvidenceKind.OTHER_PROOF, DeathEvidenceKind.NOTHING, DeathEvidenceKind.COURT_DECISION)
_PARENTS = (Relation.FATHER, Relation.MOTHER)


def death_is_not_to_come(declaration: DeathDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if declaration.died.earliest > filed_at:
        yield _fault("died", "died_in_future", "Ngày chết ở sau ngày nộp hồ sơ; hãy xem lại ngày chết.")


def death_follows_birth(declaration: DeathDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    lifetime = declaration.lifetime
    impossible = lifetime is not None and lifetime[1] < timedelta(0)
    if impossible or declaration.died.latest < declaration.deceased.born_on.earliest:
        yield _fault("died", "died_before_birth", "Thời điểm chết ở trước khi sinh; hãy xem lại cả hai.")


def day_of_death_is_known(declaration: DeathDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if declaration.died.about is not None and declaration.evidence.kind not in _DAY_MAY_BE_UNKNOWN:
        yield _fault(
            "died/on",
            "day_of_death_missing",
            "Giấy báo tử có ghi ngày chết; hãy ghi đủ ngày, tháng, năm như trên giấy.",
        )


def evidence_follows_the_death(declaration: DeathDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    issued_on = declaration.evidence.issued_on
    if issued_on is None:
        return
    if issued_on > filed_at:
        yield _fault("evidence/issued_on", "issued_in_future", "Ngày cấp ở sau ngày nộp hồ sơ; hãy xem lại ngày cấp.")
    if issued_on < declaration.died.earliest:
        yield _fault("evidence/issued_on", "issued_before_death", "Ngày cấp ở trước ngày chết; hãy xem lại hai ngày.")


def ward_of_death_is_known(declaration: DeathDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    by_ward = declaration.evidence.kind in (DeathEvidenceKind.WARD_NOTICE, DeathEvidenceKind.WARD_TO_CERTIFY)
    if by_ward and declaration.place.place.ward is None:
        yield _fault(
            "place/place",
            "ward_of_death_missing",
            "Giấy báo tử do UBND cấp xã nơi chết cấp; hãy chọn xã, phường, đặc khu nơi chết trong nước.",
        )


def residence_is_told_once(declaration: DeathDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    last = declaration.last_residence
    if declaration.permanent_residence is not None and last is not None and last.kind is ResidenceKind.PERMANENT:
        yield _fault(
            "permanent_residence",
            "permanent_residence_twice",
            "Nơi cư trú cuối cùng đã là nơi thường trú; hãy bỏ mục này hoặc sửa loại cư trú.",
        )


def permanent_residence_is_one(declaration: DeathDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    home = declaration.permanent_residence
    if home is not None and home.kind is not ResidenceKind.PERMANENT:
        yield _fault(
            "permanent_residence/kind", "not_permanent", "Mục này chỉ ghi nơi thường trú; hãy sửa loại cư trú."
        )


def short_life_is_registered_only_on_request(
    declaration: DeathDeclaration, filed_at: date, applicant: Requester | None
) -> Iterator[Finding]:
    newborn = declaration.deceased.newborn
    if newborn is None or not declaration.surely_lived_under_a_day:
        return
    if not newborn.asked_by_parents:
        yield _fault(
            "deceased/newborn/asked_by_parents",
            "not_obliged",
            "Trẻ sống dưới 24 giờ thì không phải khai tử, trừ khi cha đẻ, mẹ đẻ yêu cầu (BLDS 2015 Đ30); "
            "hãy đánh dấu yêu cầu, hoặc không nộp hồ sơ này.",
        )
    elif applicant is not None and applicant.relation not in _PARENTS:
        yield Fault(
            pointer("applicant", "relation"),
            "parents_only",
            "Trẻ sống dưới 24 giờ chỉ đăng ký khi cha đẻ hoặc mẹ đẻ yêu cầu (BLDS 2015 Đ30); người yêu cầu phải là "
            "cha hoặc mẹ, người khác thì nộp thay theo ủy quyền.",
        )


def dead_do_not_ask(declaration: DeathDeclaration, filed_at: date, applicant: Requester | None) -> Iterator[Finding]:
    number = declaration.deceased.personal_number
    if applicant is not None and number is not None and applicant.personal_number == number:
        yield Fault(
            pointer("applicant", "personal_number"),
            "same_number_twice",
            "Số định danh của người yêu cầu trùng với số của người chết; hãy xem lại cả hai số.",
        )


def officer_files_himself_for_his_office(
    declaration: DeathDeclaration, filed_at: date, applicant: Requester | None
) -> Iterator[Finding]:
    if applicant is None or applicant.relation is not Relation.OFFICER:
        return
    if applicant.organisation is None:
        yield Fault(
            pointer("applicant", "organisation"),
            "office_missing",
            "Công chức đăng ký theo trách nhiệm thì hãy ghi tên Ủy ban nhân dân nơi công tác.",
        )
    if applicant.proxy is not None:
        yield Fault(
            pointer("applicant", "proxy"),
            "officer_has_no_proxy",
            "Công chức đăng ký theo trách nhiệm thì tự đứng khai; hãy bỏ phần nộp thay hoặc sửa quan hệ.",
        )


def _fault(place: str, code: str, detail: str) -> Fault:
    return Fault(pointer("declaration", *place.split("/")), code, detail)


DEATH_RULES = (
    death_is_not_to_come,
    death_follows_birth,
    day_of_death_is_known,
    evidence_follows_the_death,
    ward_of_death_is_known,
    residence_is_told_once,
    permanent_residence_is_one,
    short_life_is_registered_only_on_request,
    dead_do_not_ask,
    officer_files_himself_for_his_office,
    *DEATH_DOUBTS,
)
