"""What differs between two editions of a procedure, in words and in the order in which a clerk asks: limits, steps,
components, fees, forms, results, other agencies, and what the law says around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from language.phrase import one_after_another, phrase
from procedures.filing import filing_schema
from procedures.limits import Limit, in_words
from procedures.linked.leg import Leg
from procedures.procedure import Edition, Procedure

# Forms lie in one another; deeper than this nothing is filled in by anybody.
_DEEPEST = 6


class _HasWords(Protocol):
    @property
    def words(self) -> str: ...


class Way(StrEnum):
    ADDED = "thêm"
    GONE = "bỏ"
    CHANGED = "đổi"


@dataclass(frozen=True)
class Difference:
    """`part` is the heading, `what` names the row; `before` and `after` are empty where there was or is none."""

    part: str
    what: str
    before: str
    after: str

    @property
    def way(self) -> Way:
        if not self.before:
            return Way.ADDED
        return Way.CHANGED if self.after else Way.GONE


def differences(procedure: Procedure, before: Edition, after: Edition) -> list[Difference]:
    """Everything that a reader of the law would call different; nothing for two editions alike."""
    parts = (
        ("Thời hạn", _limits(before), _limits(after)),
        ("Các bước và giờ của từng bước", _steps(before), _steps(after)),
        ("Thành phần hồ sơ", _components(before), _components(after)),
        ("Phí, lệ phí", _fees(before), _fees(after)),
        ("Mẫu tờ khai", *_forms(procedure, before, after)),
        ("Kết quả", _results(before), _results(after)),
        ("Cơ quan phối hợp", _legs(before), _legs(after)),
        ("Quy định khác", _law(before), _law(after)),
    )
    return [one for part, old, new in parts for one in _compared(part, old, new)]


def _compared(part: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Difference]:
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name, ""), new.get(name, "")
        if before != after:
            yield Difference(part, name, before, after)


def _limits(edition: Edition) -> dict[str, str]:
    limits: dict[str, Limit | None] = {
        "Giải quyết": edition.limit,
        "Giải quyết khi phải xác minh": edition.verified_limit,
        "Giải quyết khi liên thông": edition.linked_limit,
        "Giải quyết khi liên thông và phải xác minh": edition.linked_verified_limit,
        "Phản hồi sau khi nhận": edition.react_within,
        "Người nộp bổ sung": edition.answer_within,
        "Niêm yết": edition.announcement,
        "Người nộp kiểm tra bản dự thảo": edition.draft_check,
        "Ủy ban nhân dân xã khác trả lời": edition.query_answer_within,
        "Chờ số định danh": edition.number_patience,
        "Chủ hộ, người thân xác nhận": edition.householder_answers_within,
        "Hẹn ký": edition.signing_patience,
    }
    return {name: in_words(limit) for name, limit in limits.items() if limit is not None}


def _steps(edition: Edition) -> dict[str, str]:
    rows = {
        phrase("Bước {number}", number=number): phrase("{title}: {hours} giờ", title=step.title, hours=step.hours)
        for number, step in enumerate(edition.steps, 1)
    }
    total = sum(step.hours for step in edition.steps)
    return rows | ({"Cộng": phrase("{hours} giờ", hours=total)} if edition.steps else {})


def _components(edition: Edition) -> dict[str, str]:
    return {
        row.title: _listed(
            row.necessity.words,
            row.condition.words if row.condition else "",
            phrase("{copies} bản: {kinds}", copies=row.copies, kinds=_words(row.kinds)) if row.kinds else "",
            phrase("thay bằng {what}", what=row.replaced_by.words) if row.replaced_by else "",
            row.legal_basis,
            row.note,
        )
        for row in edition.components
    }


def _listed(*parts: str | None) -> str:
    return one_after_another("; ", (part for part in parts if part))


def _words(some: Iterable[_HasWords]) -> str:
    return one_after_another(", ", (one.words for one in some))


def _fees(edition: Edition) -> dict[str, str]:
    return {
        rule.title: _listed(
            rule.kind.words,
            rule.condition.words,
            phrase("miễn: {grounds}", grounds=_words(rule.exemptions)) if rule.exemptions else "",
            rule.legal_basis,
        )
        for rule in edition.fee_rules
    }


def _results(edition: Edition) -> dict[str, str]:
    return {
        result.title: phrase(
            "{copies} bản, giá trị {valid_months} tháng", copies=result.copies, valid_months=result.valid_months
        )
        if result.valid_months
        else phrase("{copies} bản", copies=result.copies)
        for result in edition.results
    }


def _legs(edition: Edition) -> dict[str, str]:
    return {leg.title: _leg_limit(leg) for leg in edition.legs}


def _leg_limit(leg: Leg) -> str:
    told = phrase("{office}: {limit}", office=leg.office, limit=in_words(leg.limit))
    longer = phrase("khi xác minh {limit}", limit=in_words(leg.verified_limit)) if leg.verified_limit else ""
    return _listed(told, longer)


def _law(edition: Edition) -> dict[str, str]:
    return {
        "Nơi giải quyết": edition.competence.words,
        "Ai được yêu cầu": edition.who_may_apply,
        "Yêu cầu, điều kiện": edition.requirements,
        "Số bộ hồ sơ": f"{edition.dossier_sets}",
        "Mức dịch vụ trực tuyến": phrase(
            "{extent}, mức {level}", extent=edition.online_extent.words, level=edition.service_level
        ),
        "Trả kết quả": "trực tiếp cho người có mặt" if edition.given_in_person else "tại quầy, bưu chính hoặc điện tử",
        "Lưu trữ": edition.retention,
        **{phrase("Căn cứ: {law}", law=law): "có" for law in edition.legal_basis},
        **{phrase("Chưa kiểm chứng: {fact}", fact=fact): "có" for fact in edition.unverified},
    }


def _forms(procedure: Procedure, before: Edition, after: Edition) -> tuple[dict[str, str], dict[str, str]]:
    """The boxes of both forms; two editions with one form need no look into it."""
    if (before.declaration_form, before.requester_form) == (after.declaration_form, after.requester_form):
        return {}, {}
    return _boxes(procedure, before), _boxes(procedure, after)


def _boxes(procedure: Procedure, edition: Edition) -> dict[str, str]:
    if not edition.fileable:
        return {}
    schema = filing_schema(procedure, edition)
    return dict(_walk(schema, schema.get("$defs", {}), "", 0))


def _walk(schema: Mapping[str, Any], defined: Mapping[str, Any], under: str, depth: int) -> Iterator[tuple[str, str]]:
    if depth > _DEEPEST:
        return
    needed = schema.get("required", ())
    for name, box in schema.get("properties", {}).items():
        inner = _resolved(box, defined)
        own = box.get("title") or inner.get("title") or name
        title = one_after_another(" – ", (under, own)) if under else own
        if "properties" in inner:
            yield from _walk(inner, defined, title, depth + 1)
        else:
            yield title, "bắt buộc" if name in needed else "không bắt buộc"


def _resolved(box: Mapping[str, Any], defined: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a reference, or the one form among several ways of leaving a box empty, leads to."""
    for option in (box, *box.get("allOf", ()), *box.get("anyOf", ()), box.get("items", {})):
        if "$ref" in option:
            found: Mapping[str, Any] = defined.get(option["$ref"].rpartition("/")[2], {})
            return found
    return box
