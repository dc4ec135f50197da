"""The page of a procedure: what the law says, how it goes, and what is not certain; all from the definitions in use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desk.words.partner_words import partner
from operations.procedure_pages.picture import TURNS
from operations.procedure_pages.story import (
    Beside,
    Block,
    Choice,
    Deed,
    Heading,
    Loop,
    Node,
    Part,
    Story,
    Turn,
    Wait,
)
from procedures.limits import in_words
from procedures.procedure import Edition, Procedure


def page(procedure: Procedure, story: Story, picture: str) -> str:
    """The Markdown of the page; `picture` is the name of the drawing beside it."""
    newest = procedure.editions[-1]
    parts = [
        f"# {procedure.title} ({procedure.code})",
        "Made by `motcua docs` from the definitions the office runs; do not edit.",
        _facts(procedure, newest),
        *_components(newest),
        *_fees(newest),
        "## How it goes",
        f"![Các bước]({picture})",
        "\n".join(_told(story.body, 0)),
        "### Withdrawn by the applicant, or stopped by the office, before the decision",
        "\n".join(_told(story.stopped, 0)),
        *_unverified(procedure),
    ]
    return "\n\n".join(parts) + "\n"


def _facts(procedure: Procedure, law: Edition) -> str:
    rows = [
        ("Cơ quan quyết định", procedure.authority),
        ("Thẩm quyền", law.competence.words),
        ("Ai được nộp", law.who_may_apply),
        ("Yêu cầu", law.requirements),
        ("Thời hạn", in_words(law.limit)),
        ("Khi phải xác minh", in_words(law.verified_limit) if law.verified_limit else ""),
        ("Trả lời tiếp nhận trong", in_words(law.react_within)),
        ("Bổ sung trong", in_words(law.answer_within)),
        ("Dịch vụ công trực tuyến", law.online_extent.words),
        ("Kết quả", "; ".join(f"{result.title} ({result.copies})" for result in law.results)),
        ("Căn cứ", "; ".join(law.legal_basis)),
        ("Lưu trữ", law.retention),
        ("Phiên bản", "; ".join(map(_edition, procedure.editions))),
        ("Mã cũ", ", ".join(procedure.former_codes)),
        ("Thời gian từng bước", "; ".join(f"{step.title} {step.hours} giờ" for step in law.steps)),
    ]
    return _table(("", ""), [(name, said) for name, said in rows if said])


def _edition(law: Edition) -> str:
    return f"{law.id}, từ {law.valid_from:%d/%m/%Y}: {in_words(law.limit).partition(';')[0]}"


def _components(law: Edition) -> Iterator[str]:
    if law.components:
        yield "## Thành phần hồ sơ"
        rows = [
            (row.title, row.necessity.words, row.condition.words if row.condition else "") for row in law.components
        ]
        yield _table(("Thành phần", "Mức độ", "Khi nào"), rows)


def _fees(law: Edition) -> Iterator[str]:
    if law.fee_rules:
        yield "## Lệ phí, phí"
        rows = [(rule.kind.words, rule.title, rule.condition.words, rule.legal_basis) for rule in law.fee_rules]
        yield _table(("Loại", "Khoản thu", "Khi nào", "Căn cứ"), rows)


def _unverified(procedure: Procedure) -> Iterator[str]:
    open_points = list(dict.fromkeys(point for law in procedure.editions for point in law.unverified))
    if open_points:
        yield "## What no primary text confirmed"
        yield "\n".join(f"- {point}" for point in open_points)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "/") for cell in line) + " |" for line in lines)


# -- the way, in sentences ---------------------------------------------------------------------------------------------


def _told(block: Block, depth: int) -> Iterator[str]:
    for node in block:
        yield from _lines(node, depth)


def _lines(node: Node, depth: int) -> Iterator[str]:  # noqa: C901
    begin = "  " * depth + "- "
    match node:
        case Heading(words):
            yield f"{begin}**{words}**" if depth else f"\n**{words}**\n"
        case Wait(_, who, title, _):
            yield f"{begin}**{who}**: {title}"
        case Deed(_, title, told):
            yield f"{begin}{title}" + (f" → *{partner(told)}*" if told else "")
        case Choice(condition, then, otherwise):
            yield f"{begin}Nếu {condition}:"
            yield from _told(then, depth + 1)
            if otherwise:
                yield f"{begin}Nếu không:"
                yield from _told(otherwise, depth + 1)
        case Loop(condition, body):
            yield f"{begin}Lặp lại" + (f" khi {condition}:" if condition else ":")
            yield from _told(body, depth + 1)
        case Beside(legs, each):
            yield f"{begin}Đồng thời" + (f", mỗi {each} một chặng:" if each else ":")
            for name, leg in legs:
                if name:
                    yield f"  {begin}*{name.replace('_', ' ')}*"
                yield from _told(leg, depth + 2 if name else depth + 1)
        case Part(_, words, body):
            yield f"{begin}{words}" if words else f"{begin}…"
            yield from _told(body, depth + 1)
        case Turn(where):
            yield f"{begin}{TURNS[where]}"
