"""How each procedure comes to each of its endings, told with the office of the tests.

Most of it is the same for all: who is not named here does what is usual, or what the sample of his form says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from models.acts.every_act import find_act
from models.agency import Agency
from models.progress.work_item import WorkItem
from models.role import Role
from models.status import Ending
from procedures.other_agencies.office_kind import OfficeKind
from tests.office.birth_again_filings import NOTHING_LEFT as NO_BOOK_LEFT
from tests.office.birth_again_filings import again as birth_again
from tests.office.couple import BOTH_SIGN, today
from tests.office.death_filings import in_hospital
from tests.office.extract_filings import NOT_FOUND, PAPER_ENTRY, of_an_old_book
from tests.office.filings import Body, asking_for, without_copies
from tests.office.guardianship_filings import FROM_THE_OLD_BOOK, adopted, natural
from tests.office.insurance_filings import card_at_the_desk, deletion_at_the_desk
from tests.office.linked_deaths import with_both as death_and_benefit
from tests.office.linked_filings import with_both
from tests.office.marital_filings import always_lived_here
from tests.office.marriage_again_filings import NOTHING_LEFT, again
from tests.office.marriage_filings import of_two
from tests.office.open_office import MORNING, OpenOffice
from tests.office.question_filings import NOT_MARRIED
from tests.office.question_filings import fetched as by_letter
from tests.office.residence_filings import of_a_newborn
from tests.office.story import USUAL, Story

Answer = tuple[str, dict[str, Any]]
LONG = timedelta(days=40)
REFUSAL = {"reason": "Đã đăng ký khai sinh tại phường khác.", "legal_basis": "Điều 16 Luật Hộ tịch 2014"}
INCOMPLETE: Answer = (
    "incomplete",
    {"items": [{"pointer": "/declaration", "reason": "Tờ khai chưa ký.", "what_to_do": "Ký vào tờ khai."}]},
)


ALONE = tuple(ending for ending in Ending if ending is not Ending.DELIVERED_IN_PART)


@dataclass(frozen=True)
class Way:
    """`file` is the body; `usual` what is answered where it differs from others, `refusal` how it is refused.

    `endings` are those it may come to; `kind` is the kind of office whose procedure it is.
    """

    file: Callable[[date], Body]
    usual: Mapping[str, Answer] = field(default_factory=dict)
    refusal: Answer = ("refuse", REFUSAL)
    endings: tuple[Ending, ...] = ALONE
    kind: OfficeKind = OfficeKind.WARD


# Two who marry come together, on the day of the golden clock.
_TWO: Mapping[str, Answer] = {
    "agrees_appointment": (
        "appoint",
        {"day": MORNING.date().isoformat(), "hour": "14:00", "agreed_by": "Gọi điện cho hai bên."},
    ),
    "appears": ("both_signed", BOTH_SIGN),
    "receives": ("handed_to_both", {}),
}
_AGREES: Answer = ("confirmed_on_vneid", {"reference": "VNEID-000001"})
_DOES_NOT: Answer = ("not_agreed", {"reason": "Trả lời trên VNeID là không đồng ý."})
WAYS: Mapping[str, Way] = {
    "1.001193": Way(without_copies),
    "1.000656": Way(in_hospital),
    "1.000894": Way(of_two, usual=_TWO),
    "1.004746": Way(again, usual={**_TWO, "names_keeper": ("own_archive", NOTHING_LEFT)}),
    "1.004884": Way(birth_again, usual={"names_keeper": ("own_archive", NO_BOOK_LEFT)}),
    "1.004837": Way(natural),
    "1.004845": Way(adopted, usual={"appraises": ("propose_registration", {"corrections": FROM_THE_OLD_BOOK})}),
    "1.004873": Way(always_lived_here),
    "3.000722": Way(with_both, usual={"confirms_residence": _AGREES}, endings=tuple(Ending)),
    "2.002913": Way(death_and_benefit, usual={"confirms_benefit": _AGREES}, endings=tuple(Ending)),
    "1.004222": Way(of_a_newborn, kind=OfficeKind.POLICE),
    "1.003197": Way(deletion_at_the_desk, kind=OfficeKind.POLICE),
    "1.002759": Way(card_at_the_desk, kind=OfficeKind.INSURANCE),
    "9.000001": Way(by_letter, usual={"appraises": ("propose_answer", NOT_MARRIED)}, refusal=("refuse", NOT_FOUND)),
    "2.000635": Way(
        of_an_old_book,
        usual={"appraises": ("propose_copies", {"paper": PAPER_ENTRY})},
        refusal=("refuse", NOT_FOUND),
    ),
}
# With these results copies of them may be asked for.
WITH_COPIES = (
    "1.001193",
    "1.000656",
    "1.000894",
    "1.004746",
    "1.004884",
    "1.004837",
    "1.004845",
    "3.000722",
    "2.002913",
)


def tell(office: OpenOffice, procedure: str, ending: Ending, copies: int = 0) -> Story:
    """This will lead a new dossier of the procedure to that ending, with so many copies asked for."""
    way = WAYS[procedure]
    if procedure in WITH_COPIES:
        way = replace(way, file=asking_for(copies, way.file))
    with office.database.transaction() as session:
        session.get_one(Agency, office.agency.id).kind = way.kind
    office.clock.set(MORNING)
    story = office.file(way.file)
    _TOLD[ending](story, way)
    story.ends_as(ending)
    return story


def _delivered(story: Story, way: Way) -> None:
    _go_on(story, way, until="")


def _delivered_in_part(story: Story, way: Way) -> None:
    """Householder or relatives do not agree: that part is left out, and nothing else."""
    no = {"confirms_residence": _DOES_NOT, "confirms_benefit": _DOES_NOT}
    _go_on(story, replace(way, usual={**way.usual, **no}), until="")


def _refused(story: Story, way: Way) -> None:
    _go_on(story, way, until="decides")
    outcome, fields = way.refusal
    story.answers("decides", outcome, **fields)


def _refused_at_the_desk(story: Story, way: Way) -> None:
    item = story.open_item("checks_components")
    form = next(form for form in find_act(item.act).forms if form.name == "cannot_be_taken_in")
    story.answers("checks_components", form.name, **form.example(today(story)))
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
    Ending.DELIVERED_IN_PART: _delivered_in_part,
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
        outcome, fields = way.usual.get(item.line) or USUAL.get(item.line) or _sample(story, item)
        story.answers(item.line, outcome, **fields)
    raise AssertionError(f"{until or 'the end'} was never reached: {story.waits_for()}")


def _answerable(story: Story) -> list[WorkItem]:
    """What a person may answer now; partners answer by themselves."""
    waiting = [item for item in story.items() if item.state == "open" and not item.aside]
    return [item for item in waiting if Role(item.role) not in (Role.PARTNER, Role.TIME)]


def _sample(story: Story, item: WorkItem) -> Answer:
    form = find_act(item.act).forms[0]
    return form.name, form.example(today(story))
