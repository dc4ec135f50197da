"""The page of a procedure: what the law says, how it goes, and what is not certain; all from the definitions in use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from desk.words.partner_words import partner
from operations.procedure_pages.picture import TURNS
from operations.procedure_pages.section_words import part_words
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
from procedures.linked.leg import Leg
from procedures.procedure import Edition, Procedure


def page(procedure: Procedure, story: Story, picture: str) -> str:
    """The Markdown of the page; `picture` is the name of the drawing beside it."""
    newest = procedure.editions[-1]
    numbers = count(1)
    parts = [
        f"# {procedure.title} ({procedure.code})",
        "Trang này do `motcua docs` lập từ chính quy trình đang chạy; không sửa tay.",
        _facts(procedure, newest),
        *_legs(newest),
        *_components(newest),
        *_fees(newest),
        *_steps(newest),
        "## Trình tự thực hiện",
        f"![Các bước của thủ tục, theo làn: người dân, cơ quan giải quyết, cơ quan phối hợp]({picture})",
        "Số của mỗi bước là số trên hình.",
        "\n".join(_told(story.body, 0, numbers)),
        "### Khi người nộp rút hồ sơ, hoặc cơ quan dừng giải quyết, trước khi có quyết định",
        "\n".join(_told(story.stopped, 0, numbers)),
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
        ("Người nộp bổ sung trong", in_words(law.answer_within)),
        ("Im lặng là đồng ý với dự thảo sau", in_words(law.draft_check)),
        ("Dịch vụ công trực tuyến", law.online_extent.words),
        ("Kết quả", "; ".join(f"{result.title} ({result.copies})" for result in law.results)),
        ("Căn cứ", "; ".join(law.legal_basis)),
        ("Lưu trữ", law.retention),
        ("Phiên bản", "; ".join(map(_edition, procedure.editions))),
        ("Mã cũ", ", ".join(procedure.former_codes)),
    ]
    return _table(("", ""), [(name, said) for name, said in rows if said])


def _edition(law: Edition) -> str:
    return f"{law.id}, từ {law.valid_from:%d/%m/%Y}: {in_words(law.limit).partition(';')[0]}"


def _legs(law: Edition) -> Iterator[str]:
    if law.legs:
        yield "## Phần việc của cơ quan phối hợp"
        rows = [(leg.office, leg.title, _limits(leg), leg.result) for leg in law.legs]
        yield _table(("Cơ quan", "Việc", "Thời hạn", "Kết quả"), rows)


def _limits(leg: Leg) -> str:
    longer = f"; phải xác minh: {in_words(leg.verified_limit)}" if leg.verified_limit else ""
    return in_words(leg.limit) + longer


def _steps(law: Edition) -> Iterator[str]:
    if law.steps:
        yield "## Thời gian của từng khâu"
        yield _table(("Khâu", "Giờ làm việc"), [(step.title, f"{step.hours}") for step in law.steps])


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
        yield "## Điểm chưa được văn bản gốc xác nhận"
        yield "\n".join(f"- {point}" for point in open_points)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "/") for cell in line) + " |" for line in lines)


# -- the way, in sentences ---------------------------------------------------------------------------------------------


def _told(block: Block, depth: int, numbers: Iterator[int]) -> Iterator[str]:
    for node in block:
        yield from _lines(node, depth, numbers)


def _lines(node: Node, depth: int, numbers: Iterator[int]) -> Iterator[str]:
    begin = "  " * depth + "- "
    match node:
        case Heading(words):
            yield f"{begin}**{words}**" if depth else f"\n**{words}**\n"
        case Wait(_, who, title, _, limit):
            yield f"{begin}({next(numbers)}) **{who}**: {title}" + (f" ({limit})" if limit else "")
        case Deed(_, title, told):
            yield f"{begin}({next(numbers)}) {title}" + (f" → *{partner(told)}*" if told else "")
        case Turn(where):
            yield f"{begin}{TURNS[where]}"
        case _:
            for words, body in _rooms(node):
                yield f"{begin}{words}"
                yield from _told(body, depth + 1, numbers)


def _rooms(node: Node) -> Iterator[tuple[str, Block]]:
    """What holds other steps: the words before them, and the steps."""
    match node:
        case Choice(condition, then, otherwise):
            yield f"Nếu {condition}:", then
            if otherwise:
                yield "Nếu không:", otherwise
        case Loop(condition, body):
            yield f"Lặp lại khi {condition}:" if condition else "Lặp lại:", body
        case Beside(legs, each):
            for name, leg in legs:
                yield f"Song song, {each} một phần:" if each else f"Song song: *{name}*", leg
        case Part(name, body):
            yield f"{part_words(name)}:" if body else f"{part_words(name)}: như trên", body
