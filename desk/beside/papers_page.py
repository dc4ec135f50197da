"""Xem giấy tờ: one paper beside what was declared, with its verdict, ready sentences and legal ground."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desk.beside.judging import Clash, mark_of
from desk.beside.small_form import PAPER, SmallForms
from desk.folder.declared import declared
from desk.folder.folder import Folder
from desk.folder.viewing import viewing_of
from desk.panels.component_rows import HandedRow, handed_row
from language.phrase import phrase
from models.acts.checks_components import CHECKS_COMPONENTS
from models.intake.component import Verdict
from models.progress.hold_item import held_by_other
from models.progress.work_item import WorkItem
from models.staff.reach import Reach
from procedures.component import Component as Wanted
from procedures.components.ready_sentences import ReadySentence, ready_sentences

# Buttons of a paper: what is sent, what is said, which key.
BUTTONS = (
    ("good", "Đạt", "1"),
    ("missing", "Không đạt", "2"),
    ("needs_original", "Cần bản chính", "3"),
    ("in_progress", "Đang làm dở", "4"),
    ("not_needed", "Không áp dụng", "5"),
)
_STATES = {
    Verdict.UNSEEN: "",
    Verdict.IN_PROGRESS: "soon",
    Verdict.MISSING: "late",
    Verdict.GOOD: "well",
    Verdict.NOT_NEEDED: "",
}


@dataclass(frozen=True)
class Paper:
    """One paper in the list; `tint` is the colour of its state, never without its words."""

    row: HandedRow
    address: str
    is_here: bool

    @property
    def tint(self) -> str:
        return _STATES[self.row.component.verdict]


def papers_page(
    folder: Folder,
    query: Mapping[str, str],
    forms: SmallForms,
    reach: Reach,
    *,
    chosen: str = "",
    clashes: Sequence[Clash] = (),
    revealed: frozenset[str] = frozenset(),
) -> dict[str, Any]:
    """The content of the page; `chosen` is the component to show, before what the address says."""
    handed = [handed_row(folder, row) for row in folder.present_components]
    here = _here(handed, chosen or query.get("xem", ""))
    wanted = folder.edition.component(here.component.code) if here else None
    check = next((item for item in folder.items if item.line == CHECKS_COMPONENTS.line), None)
    return {
        "folder": folder,
        "dossier": folder.dossier,
        "here": here,
        "wanted": wanted,
        "sentences": _sentences(wanted),
        "mark": mark_of(here.component) if here else "",
        "form": forms[f"{PAPER}.{here.component.id}"] if here else None,
        "viewing": viewing_of(handed, {**query, "xem": str(here.component.id)}) if here else None,
        "papers": [_paper(folder, row, here) for row in handed],
        "before": _beside(folder, handed, here, -1),
        "after": _beside(folder, handed, here, 1),
        "left": sum(not row.component.verdict.is_finished for row in handed),
        "check": check,
        "may_judge": _may_judge(folder, check, reach),
        "buttons": BUTTONS,
        "sections": declared(folder, revealed),
        "clashes": clashes,
    }


def next_paper(folder: Folder, after: str) -> str:
    """The component to look at next: the first after this one that is not finished, else the first of all; or none."""
    rows = folder.present_components
    ids = [str(row.id) for row in rows]
    place = ids.index(after) + 1 if after in ids else 0
    others = (row for row in (*rows[place:], *rows[:place]) if str(row.id) != after)
    left = (row for row in others if not row.verdict.is_finished and row.verdict is not Verdict.MISSING)
    return next((str(row.id) for row in left), "")


def _here(handed: Sequence[HandedRow], wanted: str) -> HandedRow | None:
    named = next((row for row in handed if str(row.component.id) == wanted), None)
    open_still = (row for row in handed if not row.component.verdict.is_finished)
    return named or next(open_still, None) or next(iter(handed), None)


def _sentences(wanted: Wanted | None) -> tuple[ReadySentence, ...]:
    return ready_sentences(wanted) if wanted else ()


def _paper(folder: Folder, row: HandedRow, here: HandedRow | None) -> Paper:
    is_here = here is not None and row.component.id == here.component.id
    return Paper(row, _address(folder, row), is_here)


def _address(folder: Folder, row: HandedRow) -> str:
    return f"/ho-so/{folder.dossier.code}/giay-to?xem={row.component.id}"


def _beside(folder: Folder, handed: Sequence[HandedRow], here: HandedRow | None, step: int) -> str:
    ids = [row.component.id for row in handed]
    place = ids.index(here.component.id) + step if here else -1
    return _address(folder, handed[place]) if 0 <= place < len(handed) else ""


def _may_judge(folder: Folder, check: WorkItem | None, reach: Reach) -> str:
    """Empty when this reader may, else why he may not."""
    if check is None:
        return "Việc kiểm tra thành phần hồ sơ đã xong; kết luận không sửa được nữa."
    if CHECKS_COMPONENTS.role not in folder.reader.as_actor().roles:
        return phrase("Chỉ {role} ghi kết luận; bạn xem được.", role=CHECKS_COMPONENTS.role.words.lower())
    if not reach.lets_do(check):
        return "Bước kiểm tra thành phần hồ sơ không thuộc các bước được giao cho bạn; bạn xem được."
    if held_by_other(check, folder.reader.as_actor(), folder.now):
        return phrase(
            "{names} đang giữ việc này; bạn xem được nhưng chưa ghi được.",
            names=folder.names[f"staff:{check.assignee_id}"],
        )
    return ""
