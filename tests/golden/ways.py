"""How each procedure comes to each of its endings, told with the office of the tests.

Most of it is the same for all: who is not named here does what is usual, or what the sample of his form says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from models.acts.every_act import find_act
from models.progress.work_item import WorkItem
from models.role import Role
from models.status import Ending
from tests.office.extract_filings import NOT_FOUND, PAPER_ENTRY, of_an_old_book
from tests.office.filings import Body, without_copies
from tests.office.open_office import OpenOffice
from tests.office.story import USUAL, Story

Answer = tuple[str, dict[str, Any]]
LONG = timedelta(days=40)
REFUSAL = {"reason": "Đã đăng ký khai sinh tại phường khác.", "legal_basis": "Điều 16 Luật Hộ tịch 2014"}
INCOMPLETE: Answer = (
    "incomplete",
    {"items": [{"pointer": "/declaration", "reason": "Tờ khai chưa ký.", "what_to_do": "Ký vào tờ khai."}]},
)


@dataclass(frozen=True)
class Way:
    """`file` is the body; `usual` what is answered where it differs from others, `refusal` how it is refused."""

    file: Callable[[date], Body]
    usual: Mapping[str, Answer] = field(default_factory=dict)
    refusal: Answer = ("refuse", REFUSAL)


WAYS: Mapping[str, Way] = {
    "1.001193": Way(without_copies),
    "2.000635": Way(
        of_an_old_book,
        usual={"appraises": ("propose_copies", {"paper": PAPER_ENTRY})},
        refusal=("refuse", NOT_FOUND),
    ),
}


def tell(office: OpenOffice, procedure: str, ending: Ending) -> Story:
    """This will lead a new dossier of the procedure to that ending."""
    way = WAYS[procedure]
    story = office.file(way.file)
    _TOLD[ending](story, way)
    story.ends_as(ending)
    return story


def _delivered(story: Story, way: Way) -> None:
    _go_on(story, way, until="")


def _refused(story: Story, way: Way) -> None:
    _go_on(story, way, until="decides")
    outcome, fields = way.refusal
    story.answers("decides", outcome, **fields)


def _refused_at_the_desk(story: Story, way: Way) -> None:
    item = story.open_item("checks_components")
    form = next(form for form in find_act(item.act).forms if form.name == "cannot_be_taken_in")
    story.answers("checks_components", form.name, **form.sample)
    story.answers("agrees_to_refuse_intake", "agree")


def _lapsed(story: Story, way: Way) -> None:
    outcome, fields = INCOMPLETE
    story.answers("checks_components", outcome, **fields)
    story.office.advance(LONG)


def _withdrawn(story: Story, way: Way) -> None:
    story.withdraws()


def _stopped(story: Story, way: Way) -> None:
    _go_on(story, way, until="appraises")
    story.is_stopped("Người được đăng ký đã được đăng ký ở nơi khác.")


_TOLD: Mapping[Ending, Callable[[Story, Way], None]] = {
    Ending.DELIVERED: _delivered,
    Ending.REFUSED: _refused,
    Ending.INTAKE_REFUSED: _refused_at_the_desk,
    Ending.LAPSED: _lapsed,
    Ending.WITHDRAWN: _withdrawn,
    Ending.STOPPED: _stopped,
}


def _go_on(story: Story, way: Way, *, until: str) -> None:
    """Everybody does what is usual until that line is awaited, or the dossier has ended."""
    for _ in range(60):
        story.office.until(lambda: not story.dossier().is_open or bool(_answerable(story)))
        if not story.dossier().is_open or until in story.waits_for():
            return
        item = _answerable(story)[0]
        if item.line == "receives" and story.owes():
            story.pays_at_the_desk()
        outcome, fields = way.usual.get(item.line) or USUAL.get(item.line) or _sample(item)
        story.answers(item.line, outcome, **fields)
    raise AssertionError(f"{until or 'the end'} was never reached: {story.waits_for()}")


def _answerable(story: Story) -> list[WorkItem]:
    """What a person may answer now; partners answer by themselves."""
    waiting = [item for item in story.items() if item.state == "open" and not item.aside]
    return [item for item in waiting if Role(item.role) not in (Role.PARTNER, Role.TIME)]


def _sample(item: WorkItem) -> Answer:
    form = find_act(item.act).forms[0]
    return form.name, dict(form.sample)
