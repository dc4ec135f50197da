"""The pages and pictures of the procedures: fresh, whole, and telling what the office really does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, takewhile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from engine.procedure_flow import ProcedureFlow
from flows.every_flow import EVERY_FLOW
from operations.plain_error import PlainError
from operations.procedure_pages.command import FOLDER, docs, every_page
from operations.procedure_pages.picture import WIDTH, picture
from operations.procedure_pages.plain_story import plain
from operations.procedure_pages.read_story import read_story
from operations.procedure_pages.section_words import part_words
from operations.procedure_pages.sheet import LETTER, LINE
from operations.procedure_pages.story import (
    Beside,
    Block,
    Choice,
    Deed,
    Heading,
    Lane,
    Loop,
    Node,
    Part,
    Story,
    Turn,
    Wait,
    inside,
    lines_of,
)

SVG = "{http://www.w3.org/2000/svg}"
every_flow = pytest.mark.parametrize("flow", EVERY_FLOW.values(), ids=lambda flow: flow.__name__)


def test_the_pages_in_docs_are_what_the_definitions_say_today() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}

    assert sorted(written) == sorted(every_page())
    stale = [name for name, text in every_page().items() if written[name] != text]
    assert stale == [], "run: motcua docs"


def test_the_command_writes_what_is_stale_and_takes_away_what_is_gone(tmp_path: Path) -> None:
    docs(folder=tmp_path)
    whole = sorted(path.name for path in tmp_path.iterdir())
    docs(folder=tmp_path, check=True)

    (tmp_path / whole[0]).write_text("cũ")
    (tmp_path / "thu-tuc-da-bo.md").write_text("cũ")
    with pytest.raises(PlainError, match=whole[0]):
        docs(folder=tmp_path, check=True)
    docs(folder=tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == whole
    docs(folder=tmp_path, check=True)


def drawn(flow: ProcedureFlow) -> ElementTree.Element:
    return ElementTree.fromstring(picture(plain(read_story(flow)), flow.procedure.title))


def place(box: ElementTree.Element) -> tuple[float, float, float, float]:
    """Left, top, right, bottom."""
    x, y, width, height = (float(box.get(name, "0")) for name in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def room_of(text: ElementTree.Element) -> tuple[float, float, float, float]:
    """The room that a line of words takes at the least."""
    x, y = float(text.get("x", "0")), float(text.get("y", "0"))
    return x, y - LINE + 5, x + len(text.text or "") * LETTER * 0.8, y


def overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def overlapping(places: list[tuple[float, float, float, float]]) -> list[tuple[object, object]]:
    ordered = sorted(places, key=lambda one: one[1])
    return [
        (one, other)
        for number, one in enumerate(ordered)
        for other in takewhile(lambda other, one=one: other[1] < one[3], ordered[number + 1 :])  # type: ignore[misc]
        if overlap(one, other)
    ]


@every_flow
def test_a_picture_is_a_whole_drawing_with_a_name_and_nothing_runs_out_of_it(flow: ProcedureFlow) -> None:
    root = drawn(flow)

    assert root.findtext(f"{SVG}title") == f"Các bước: {flow.procedure.title}"
    assert root.get("role") == "img"
    for box in root.iter(f"{SVG}rect"):
        left, top, right, bottom = place(box)
        assert 0 <= left <= right <= WIDTH
        assert 0 <= top <= bottom <= float(root.get("height", "0"))
    titles = " ".join(text.text or "" for text in root.iter(f"{SVG}text"))
    for title in (node.title for node in _every(read_story(flow).body) if isinstance(node, Wait | Deed)):
        assert all(word in titles for word in title.split())


@every_flow
def test_nothing_in_a_picture_stands_on_something_else(flow: ProcedureFlow) -> None:
    root = drawn(flow)
    texts = [room_of(text) for text in root.iter(f"{SVG}text") if text.get("class") != "dot"]
    steps = [place(box) for box in root.iter(f"{SVG}rect") if box.get("class") in ("step", "told", "section")]
    dots = [float(dot.get("cy", "0")) for dot in root.iter(f"{SVG}circle")]

    assert overlapping(texts) == []
    assert overlapping(steps) == []
    assert all(later - earlier >= 22 for earlier, later in pairwise(dots))
    for left, top, right, bottom in steps:
        within = [text for text in texts if overlap((left, top, right, bottom), text)]
        assert within
        assert all(left < text[0] and text[2] <= right and top < text[1] and text[3] < bottom for text in within)


@every_flow
def test_every_step_stands_in_the_lane_of_whoever_does_it(flow: ProcedureFlow) -> None:
    root = drawn(flow)
    lanes = [place(box)[0] for box in root.iter(f"{SVG}rect") if box.get("class") == "head-box"]
    stand = Counter(place(box)[0] for box in root.iter(f"{SVG}rect") if box.get("class") == "step")
    told = plain(read_story(flow))
    nodes = [node for block in (told.body, told.stopped) for node in _every(block)]

    expected = Counter(lanes[list(Lane).index(node.lane)] for node in nodes if isinstance(node, Wait))
    expected[lanes[list(Lane).index(Lane.OFFICE)]] += sum(isinstance(node, Deed) for node in nodes)
    assert stand == expected


@every_flow
def test_made_plain_a_story_loses_no_step(flow: ProcedureFlow) -> None:
    story = read_story(flow)

    assert lines_of(plain(story).body) == lines_of(story.body)
    assert lines_of(plain(story).stopped) == lines_of(story.stopped)


@every_flow
def test_everything_is_told_in_vietnamese(flow: ProcedureFlow) -> None:
    story = plain(read_story(flow))
    english = {said for block in (story.body, story.stopped) for node in _every(block) for said in _said(node)}

    found = sorted(said for said in english if said.isascii())
    assert found == [], "add their words to operations/procedure_pages/condition_words.py or section_words.py"


@every_flow
def test_the_numbers_of_the_steps_are_the_same_in_the_picture_and_on_the_page(flow: ProcedureFlow) -> None:
    name = flow.procedure.slug
    page = every_page()[f"{name}.md"]
    picture = ElementTree.fromstring(every_page()[f"{name}.svg"])

    dots = [text.text for text in picture.iter(f"{SVG}text") if text.get("class") == "dot"]
    assert dots == re.findall(r"^ *- \((\d+)\)", page, re.MULTILINE)
    assert dots == [str(number) for number in range(1, len(dots) + 1)]


def test_a_loop_a_choice_and_legs_are_told_in_the_order_of_work() -> None:
    story = read_story(EVERY_FLOW["1.001193"])

    registered = next(node for node in story.body if isinstance(node, Part) and node.name == "register_birth")
    told = [type(node) for node in registered.body if isinstance(node, Loop | Choice | Part)]
    assert told == [Choice, Part, Loop, Part, Part]
    loop = next(node for node in registered.body if isinstance(node, Loop))
    assert [node.line for node in loop.body if isinstance(node, Wait)] == ["appraises", "decides"]
    read = next(node for node in loop.body if isinstance(node, Choice))
    assert [type(node) for node in read.then] == [Deed, Wait, Choice]
    assert [node.line for node in story.stopped if isinstance(node, Deed)] == ["stop", "close"]


def test_the_way_after_an_or_is_gone_when_what_stands_before_it_does_not_hold() -> None:
    story = read_story(EVERY_FLOW["3.000722"])
    again = [
        node for node in _every(story.stopped) if isinstance(node, Choice) and lines_of(node.then) == {"hand_over"}
    ]

    assert [node.condition for node in again] == ["kết quả chưa được gửi đi"]


def test_who_waits_is_told_how_long() -> None:
    waits = {node.line: node for node in _every(read_story(EVERY_FLOW["1.001193"]).body) if isinstance(node, Wait)}

    assert waits["supplements"].limit == "trong 15 ngày làm việc"
    assert waits["checks_components"].limit == "trong 08 giờ làm việc"
    assert waits["reads_draft"].limit == "im lặng 01 ngày là đồng ý"
    assert waits["shows_notice"].limit == "suốt 07 ngày"
    assert waits["decides"].limit == ""
    assert waits["supplements"].lane is Lane.CITIZEN
    assert waits["answers_query"].lane is Lane.PARTNER


def test_the_head_of_another_agency_is_called_as_there() -> None:
    waits = [node for node in _every(read_story(EVERY_FLOW["1.004222"]).body) if isinstance(node, Wait)]

    assert "Trưởng Công an" in {node.who for node in waits}
    assert "Chủ tịch" not in {node.who for node in waits}


def test_a_part_common_to_several_legs_is_told_once() -> None:
    common = Part("carry_out_leg", (*(Deed(name, name) for name in "abcd"), Turn("back")))
    story = plain(Story("x", (Beside((("police", (common,)), ("insurance", (common,)))),), ()))

    (beside,) = story.body
    assert isinstance(beside, Beside)
    assert beside.legs == (("police", (common,)), ("insurance", (Part("carry_out_leg", ()),)))
    assert part_words("carry_out_leg") in picture(story, "Thử")


def _every(block: Block) -> Iterator[Node]:
    for node in block:
        yield node
        for held in inside(node):
            yield from _every(held)


def _said(node: Node) -> Iterator[str]:
    match node:
        case Heading(words):
            yield words.partition(". ")[2]
        case Choice(condition=condition) | Loop(condition=condition):
            yield condition or "–"
        case Beside(legs=legs, each=each):
            yield from [each or "–", *(name or "–" for name, _ in legs)]
        case Part(name=name):
            yield part_words(name)
