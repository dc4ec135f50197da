"""The pages and pictures of the procedures: fresh, whole, and telling what the office really does."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from engine.procedure_flow import ProcedureFlow
from flows.every_flow import EVERY_FLOW
from operations.plain_error import PlainError
from operations.procedure_pages.command import FOLDER, docs, every_page
from operations.procedure_pages.picture import WIDTH, picture
from operations.procedure_pages.read_story import read_story
from operations.procedure_pages.story import Beside, Block, Choice, Deed, Loop, Part, Story, Turn, Wait

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


@every_flow
def test_a_picture_is_a_whole_drawing_with_a_name_and_nothing_runs_out_of_it(flow: ProcedureFlow) -> None:
    story = read_story(flow)
    root = ElementTree.fromstring(picture(story, flow.procedure.title))
    space = "{http://www.w3.org/2000/svg}"

    assert root.findtext(f"{space}title") == f"Các bước: {flow.procedure.title}"
    assert root.get("role") == "img"
    for box in root.iter(f"{space}rect"):
        x, y, width, height = (float(box.get(name, "0")) for name in ("x", "y", "width", "height"))
        assert x >= 0
        assert x + width <= WIDTH
        assert 0 <= y <= y + height <= float(root.get("height", "0"))
    titles = " ".join(text.text or "" for text in root.iter(f"{space}text"))
    for title in _titles(story.body):
        assert all(word in titles for word in title.split())


@every_flow
def test_every_condition_is_told_in_vietnamese(flow: ProcedureFlow) -> None:
    story = read_story(flow)
    english = [words for words in _conditions(story.body) if words.isascii()]

    assert english == [], "add their words to operations/procedure_pages/condition_words.py"


def test_a_loop_a_choice_and_legs_are_told_in_the_order_of_work() -> None:
    story = read_story(EVERY_FLOW["1.001193"])

    registered = next(node for node in story.body if isinstance(node, Part) and node.name == "register_birth")
    told = [type(node) for node in registered.body if isinstance(node, Loop | Choice | Part)]
    assert told == [Choice, Part, Loop, Part]
    loop = next(node for node in registered.body if isinstance(node, Loop))
    assert [node.line for node in loop.body if isinstance(node, Wait)] == ["appraises", "decides"]
    read = next(node for node in loop.body if isinstance(node, Choice))
    assert [type(node) for node in read.then] == [Deed, Wait, Choice]
    assert [node.line for node in story.stopped if isinstance(node, Deed)] == ["stop", "close"]


def test_legs_stand_beside_one_another_and_their_frame_holds_them() -> None:
    legs = Beside(
        (("police", (Deed("a", "Gửi công an"),)), ("insurance", (Wait("b", "Bảo hiểm", "Cấp thẻ"), Turn("out"))))
    )
    drawn = ElementTree.fromstring(picture(Story("x", (Part("p", "phần", (legs,)),), ()), "Thử"))
    boxes = [(float(box.get("x", "0")), float(box.get("y", "0"))) for box in drawn.iter() if box.get("rx") == "5"]

    inner = boxes[-2:]
    assert inner[0][1] == inner[1][1]
    assert inner[0][0] < inner[1][0]


def _titles(block: Block) -> list[str]:
    found: list[str] = []
    for node in block:
        match node:
            case Wait(title=title) | Deed(title=title):
                found.append(title)
            case Choice(then=then, otherwise=otherwise):
                found += _titles(then) + _titles(otherwise)
            case Loop(body=body) | Part(body=body):
                found += _titles(body)
            case Beside(legs=legs):
                found += [title for _, leg in legs for title in _titles(leg)]
    return found


def _conditions(block: Block) -> list[str]:
    found: list[str] = []
    for node in block:
        match node:
            case Choice(condition=condition, then=then, otherwise=otherwise):
                found += [condition, *_conditions(then), *_conditions(otherwise)]
            case Loop(condition=condition, body=body):
                found += [condition, *_conditions(body)] if condition else _conditions(body)
            case Part(body=body):
                found += _conditions(body)
            case Beside(legs=legs):
                found += [one for _, leg in legs for one in _conditions(leg)]
    return found
