"""What the index of QĐ 766/QĐ-TTg is made of: each measure's numerator and denominator as the dossiers themselves.

The groups and their points are the decision's; the formulas are ours (docs/reports.md): no text of them was to be had.
A measure that this office keeps no record of stands there too, and says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_, select

from models.delivery.document import Document
from models.dossier import Dossier
from models.folder.rating import SATISFIED_FROM, Level, Rating
from models.intake.component import Component
from models.intake.stored_file import StoredFile
from models.money.fee import CashReceipt
from models.reports.counted import (
    RESOLVED,
    Origin,
    Outcome,
    counted,
    issued_ids,
    new_ids,
)
from models.reports.question import Question
from procedures.catalogue import every_procedure
from procedures.civil_words import ComponentKind, ComponentSource

Ids = Callable[[Question], Select[Any]]


@dataclass(frozen=True)
class Group:
    """`points` is the most it can bring (QĐ 766/QĐ-TTg); online services are one group in two parts."""

    code: str
    title: str
    points: int


@dataclass(frozen=True)
class Measure:
    """`above` of `below`; of procedures both are None, and of what no record is kept, which `note` then says."""

    code: str
    group: Group
    title: str
    formula: str
    above: Ids | None = None
    below: Ids | None = None
    note: str = ""


OPENNESS = Group("cong-khai", "Công khai, minh bạch", 18)
PROGRESS = Group("tien-do", "Tiến độ giải quyết", 20)
ONLINE = Group("truc-tuyen", "Dịch vụ trực tuyến: cung cấp dịch vụ", 12)
PAYMENT = Group("thanh-toan", "Dịch vụ trực tuyến: thanh toán", 10)
CONTENT = Group("hai-long", "Mức độ hài lòng", 18)
DIGITAL = Group("so-hoa", "Số hóa hồ sơ, kết quả", 22)
GROUPS = (OPENNESS, PROGRESS, ONLINE, PAYMENT, CONTENT, DIGITAL)


def _with(question: Question, origins: tuple[Origin, ...], outcomes: tuple[Outcome, ...]) -> Select[Any]:
    rows = counted(question)
    return select(rows.c.id).where(rows.c.origin.in_(sorted(origins)), rows.c.outcome.in_(sorted(outcomes)))


def resolved_ids(question: Question) -> Select[Any]:
    return _with(question, tuple(Origin), RESOLVED)


def in_time_ids(question: Question) -> Select[Any]:
    return _with(question, tuple(Origin), (Outcome.EARLY, Outcome.ON_TIME))


def online_ids(question: Question) -> Select[Any]:
    return new_ids(question).where(Dossier.channel.in_(("online", "linked")))


def paid_ids(question: Question) -> Select[Any]:
    return _paying(question, CashReceipt.amount > 0)


def paid_online_ids(question: Question) -> Select[Any]:
    return _paying(question, CashReceipt.way == "online")


def _paying(question: Question, way: ColumnElement[bool]) -> Select[Any]:
    """Whose money came within the period, whenever the dossier was taken in."""
    taken = exists().where(
        CashReceipt.dossier_id == Dossier.id,
        CashReceipt.taken_at >= question.began,
        CashReceipt.taken_at < question.at,
        way,
    )
    return select(Dossier.id).where(Dossier.agency_id == question.agency_id, question.population, taken)


def electronic_result_ids(question: Question) -> Select[Any]:
    """A result that bears the agency's signature and lies in the store."""
    results = {result.code for one in every_procedure() for edition in one.editions for result in edition.results}
    signed = exists().where(
        Document.dossier_id == Dossier.id,
        Document.kind.in_(sorted(results)),
        Document.sealed_at < question.at,
        Document.sha256.is_not(None),
    )
    return issued_ids(question).where(signed)


def with_components_ids(question: Question) -> Select[Any]:
    return new_ids(question).where(_component(question))


def digitised_ids(question: Question) -> Select[Any]:
    """No paper that must be scanned is without its scan; what is only presented need not be (TT 03/2025 Điều 5.2)."""
    scanned = exists().where(StoredFile.id == Component.file_id, StoredFile.uploaded_at < question.at)
    need_not = (ComponentKind.ORIGINAL_PRESENTED.value, ComponentKind.SIGNED_DATA.value)
    return with_components_ids(question).where(
        ~_component(question, Component.kind.not_in(need_not), or_(Component.file_id.is_(None), ~scanned))
    )


def reusing_ids(question: Question) -> Select[Any]:
    return new_ids(question).where(_component(question, Component.source == ComponentSource.STORE.value))


def rated_ids(question: Question) -> Select[Any]:
    return _rated(question, Level.VERY_UNSATISFIED)


def satisfied_ids(question: Question) -> Select[Any]:
    return _rated(question, SATISFIED_FROM)


def _rated(question: Question, least: Level) -> Select[Any]:
    """What was rated within the period, whenever the dossier was taken in."""
    given = exists().where(
        Rating.dossier_id == Dossier.id,
        Rating.given_at >= question.began,
        Rating.given_at < question.at,
        Rating.level >= least,
    )
    return select(Dossier.id).where(Dossier.agency_id == question.agency_id, question.population, given)


def _component(question: Question, *more: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(
        Component.dossier_id == Dossier.id,
        Component.handed_in_at < question.at,
        or_(Component.replaced_at.is_(None), Component.replaced_at >= question.at),
        *more,
    )


MEASURES = (
    Measure(
        "cong-bo",
        OPENNESS,
        "Thủ tục có phiên bản đang có hiệu lực, công khai và nộp được",
        "số thủ tục công khai ÷ số thủ tục thuộc thẩm quyền",
    ),
    Measure(
        "cong-khai-dung-han",
        OPENNESS,
        "Thủ tục được công khai đúng hạn",
        "số thủ tục công khai đúng hạn ÷ số thủ tục phải công khai",
        note="chưa đo được: hệ thống không nhận ngày công bố của từng quyết định",
    ),
    Measure(
        "dung-han",
        PROGRESS,
        "Hồ sơ giải quyết trước hạn, đúng hạn",
        "hồ sơ có kết quả trước hạn, đúng hạn ÷ hồ sơ đã giải quyết: cột (8)+(9) ÷ cột (7) của II.06",
        in_time_ids,
        resolved_ids,
    ),
    Measure(
        "nop-truc-tuyen",
        ONLINE,
        "Hồ sơ nộp trực tuyến",
        "hồ sơ mới nộp trực tuyến ÷ hồ sơ mới tiếp nhận: cột (4) ÷ cột (4)+(5) của II.06",
        online_ids,
        new_ids,
    ),
    Measure(
        "thu-tuc-truc-tuyen",
        ONLINE,
        "Thủ tục cung cấp trực tuyến có phát sinh hồ sơ trực tuyến",
        "số thủ tục có hồ sơ trực tuyến trong kỳ ÷ số thủ tục cung cấp trực tuyến",
    ),
    Measure(
        "tra-tien-truc-tuyen",
        PAYMENT,
        "Hồ sơ thanh toán trực tuyến",
        "hồ sơ có khoản trả trực tuyến trong kỳ ÷ hồ sơ có khoản đã nộp trong kỳ",
        paid_online_ids,
        paid_ids,
    ),
    Measure(
        "thu-tuc-tra-truc-tuyen",
        PAYMENT,
        "Thủ tục có phí, lệ phí phát sinh thanh toán trực tuyến",
        "số thủ tục có khoản trả trực tuyến trong kỳ ÷ số thủ tục có phí, lệ phí",
    ),
    Measure(
        "danh-gia",
        CONTENT,
        "Người dân đánh giá hài lòng",
        "hồ sơ được đánh giá hài lòng, rất hài lòng trong kỳ ÷ hồ sơ được đánh giá trong kỳ",
        satisfied_ids,
        rated_ids,
    ),
    Measure(
        "kien-nghi",
        CONTENT,
        "Phản ánh, kiến nghị được trả lời đúng hạn",
        "số phản ánh trả lời đúng hạn ÷ số phản ánh đã nhận",
        note="chưa đo được: phản ánh, kiến nghị tiếp nhận ở hệ thống khác",
    ),
    Measure(
        "ket-qua-dien-tu",
        DIGITAL,
        "Kết quả có bản điện tử ký số",
        "hồ sơ có kết quả điện tử đã đóng dấu số ÷ hồ sơ có kết quả phát hành trong kỳ",
        electronic_result_ids,
        issued_ids,
    ),
    Measure(
        "thanh-phan-so-hoa",
        DIGITAL,
        "Hồ sơ có thành phần được số hóa đủ",
        "hồ sơ mới mà mọi giấy tờ phải số hóa đều có bản quét ÷ hồ sơ mới có thành phần",
        digitised_ids,
        with_components_ids,
    ),
    Measure(
        "tai-su-dung",
        DIGITAL,
        "Hồ sơ dùng lại giấy tờ từ kho dữ liệu",
        "hồ sơ mới có thành phần lấy từ kho dữ liệu cá nhân ÷ hồ sơ mới có thành phần",
        reusing_ids,
        with_components_ids,
    ),
)


def measure(code: str) -> Measure:
    """The measure of this code; LookupError when there is none."""
    found = [one for one in MEASURES if one.code == code]
    if not found:
        raise LookupError(code)
    return found[0]


def number_of(ids: Select[Any]) -> ColumnElement[int]:
    """How many those are, for one query that asks for several numbers at once."""
    return select(func.count()).select_from(ids.subquery()).scalar_subquery()
