"""The task panel of a dossier: one piece of work with only the acts of this step, and what was typed into them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from desk.approval.confirm import asks_password
from desk.folder.both_texts import typed_words
from desk.folder.folder import Folder
from desk.folder.who import names_of
from desk.forms.form_field import FormField, with_faults
from desk.forms.schema_form import Filled, form_of
from desk.forms.typed_values import read_typed
from desk.lists.held_words import held_words
from desk.member import member
from desk.panels.every_panel import panel_of
from desk.panels.letter_preview import today
from desk.panels.panel import LetterPreview, Panel, Read, Typed
from models.acts.every_act import find_act
from models.acts.outcome import Form
from models.approval.standing import standing_of
from models.dossier import Dossier
from models.progress.form_draft import FormDraft, find_colleagues_draft, find_draft
from models.progress.hold_item import held_by_other
from models.progress.work_item import WorkItem
from models.register.content_hash import content_hash
from web.visit import Inside

# What the button says: a verb, never "OK". Other forms bear their own title.
BUTTONS = {
    "complete": "Tiếp nhận",
    "incomplete": "Gửi yêu cầu bổ sung",
    "cannot_be_taken_in": "Trình lãnh đạo từ chối tiếp nhận",
    "propose_registration": "Trình lãnh đạo",
    "propose_copies": "Trình lãnh đạo",
    "propose_refusal": "Trình lãnh đạo từ chối",
    "return": "Trả lại công chức",
    "agree": "Đồng ý từ chối",
    "seal": "Đóng dấu, phát hành",
    "apologise": "Gửi phiếu xin lỗi",
    "keep": "Không gửi",
    "own_archive": "Ghi nhận",
    "other_office": "Gửi văn bản hỏi",
    "papers_seen": "Ghi nhận giấy tờ",
    "appoint": "Gửi thư mời hai bên",
    "give_up": "Dừng hồ sơ",
    "both_signed": "Ghi sổ, lập hai bản chính",
    "did_not_come": "Hẹn ngày khác",
    "hindered": "Trả lại thẩm định",
    "database_silent": "Hỏi Ủy ban nhân dân cấp xã",
}


@dataclass(frozen=True)
class Tried:
    """An answer that was sent and not recorded: what was typed, and why it was not taken."""

    outcome: str
    typed: Typed
    faults: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    message: str = ""
    seen: str = ""
    letter: LetterPreview | None = None


@dataclass(frozen=True)
class ColleagueDraft:
    """What a colleague is typing into the same form at the same time."""

    who: str
    saved_at: datetime
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Way:
    """One way of answering the work."""

    name: str
    title: str
    button: str
    causes: str
    grave: bool
    fields: FormField
    template: str
    typed: Typed
    faults: Mapping[str, tuple[str, ...]]
    hindered: str
    is_open: bool
    shows_letter: bool
    letter: LetterPreview | None
    seen: str
    saved_at: datetime | None
    saved_by: str
    colleague: ColleagueDraft | None
    asks_password: bool


@dataclass(frozen=True)
class Task:
    """`held_by` is a colleague who has the work in hand; `template` and `context` show what it is about.

    Whoever only stands in for the head does his work without holding it, so that it is free when the mandate ends.
    """

    item: WorkItem
    ways: tuple[Way, ...]
    template: str
    picture: str
    context: dict[str, Any]
    is_mine: bool
    may_claim: bool
    held_words: str
    held_by: str
    message: str


def draft_place(item: WorkItem, outcome: str) -> str:
    return f"item:{item.id}/{outcome}"


def forms_for(inside: Inside, item: WorkItem) -> tuple[type[Form], ...]:
    """The forms that this person fills in, by his steps and by what he may do himself or in somebody's place.

    Raw data of a partner is nobody's to type.
    """
    if not inside.caller.reach.lets_do(item):
        return ()
    dossier = inside.session.get_one(Dossier, item.dossier_id)
    standing = standing_of(inside.session, dossier, item, inside.caller.actor, inside.now)
    offered = find_act(item.act).forms_for(item, standing.actor.roles)
    return tuple(form for form in offered if not _is_for_machines(form))


def _is_for_machines(form: type[Form]) -> bool:
    data = form.model_fields.get("data")
    return data is not None and data.is_required()


def task_of(inside: Inside, folder: Folder, item: WorkItem, tried: Tried | None = None) -> Task:
    """This will prepare the panel; `tried` brings back what somebody sent and could not record."""
    panel = panel_of(item)
    held = held_by_other(item, inside.caller.actor, inside.now)
    holder = f"staff:{item.assignee_id}"
    forms = (form for form in forms_for(inside, item) if form not in panel.elsewhere)
    chosen = tried.outcome if tried else ""
    ways = tuple(_way(inside, folder, item, panel, form, tried if form.name == chosen else None) for form in forms)
    return Task(
        item=item,
        ways=_opened(ways, chosen, panel.suggests(folder, item)),
        template=panel.template,
        picture=panel.picture,
        context=panel.context(folder, item) if panel.template else {},
        is_mine=item.assignee_id == member(inside).id and not _lapsed(item, inside.now),
        may_claim=bool(inside.caller.roles & {item.role, item.also_role}),
        held_words=held_words(item.claimed_until, inside.now) if item.claimed_until else "",
        held_by=folder.names[holder] if held else "",
        message=tried.message if tried else "",
    )


def _lapsed(item: WorkItem, now: datetime) -> bool:
    return item.claimed_until is None or item.claimed_until <= now


def _opened(ways: tuple[Way, ...], tried: str, suggested: str) -> tuple[Way, ...]:
    """One way stands open: the one that was tried, else one with a draft, else the suggested or the first one."""
    drafted = next((way.name for way in ways if way.saved_at), "")
    wanted = tried or drafted or suggested or (ways[0].name if ways else "")
    return tuple(Way(**{**vars(way), "is_open": way.name == wanted}) for way in ways)


def _way(inside: Inside, folder: Folder, item: WorkItem, panel: Panel, form: type[Form], tried: Tried | None) -> Way:
    draft = None if tried else find_draft(inside.session, draft_place(item, form.name), member(inside).id)
    # A draft is the whole form: a tick that was taken out is a box that is not there.
    typed = tried.typed if tried else dict(draft.fields) if draft else panel.starting(folder, item, form)
    faults = tried.faults if tried else {}
    fields = form_of(
        form.model_json_schema(), Filled({f"{form.name}.{name}": text for name, text in typed.items()}), form.name
    )
    letter, seen = (tried.letter, tried.seen) if tried else _letter_at_first(folder, item, panel, form, typed)
    return Way(
        name=form.name,
        title=form.title,
        button=BUTTONS.get(form.name, form.title),
        causes=form.causes,
        grave=form.grave,
        fields=with_faults(fields, {f"/{form.name}/{box.replace('.', '/')}": told for box, told in faults.items()}),
        template=panel.form_templates.get(form.name, ""),
        typed=typed,
        faults=faults,
        hindered=panel.hinders(folder, item, form),
        is_open=False,
        shows_letter=_may_show_letter(panel, folder, item, form),
        letter=letter,
        seen=seen,
        saved_at=draft.saved_at if draft else None,
        saved_by=_drafter(inside, draft),
        colleague=_colleague(inside, item, form, draft),
        asks_password=asks_password(item.act, form.name),
    )


def _drafter(inside: Inside, draft: FormDraft | None) -> str:
    if draft is None or draft.staff_id == member(inside).id:
        return ""
    key = f"staff:{draft.staff_id}"
    return names_of(inside.session, [key])[key]


def _colleague(inside: Inside, item: WorkItem, form: type[Form], draft: FormDraft | None) -> ColleagueDraft | None:
    """Two people at one form see each other's words, before either of them records anything."""
    me = member(inside).id
    if draft is None or draft.staff_id != me:
        return None
    theirs = find_colleagues_draft(inside.session, draft_place(item, form.name), me)
    if theirs is None:
        return None
    key = f"staff:{theirs.staff_id}"
    words = typed_words(item, form.name, theirs.fields)
    return ColleagueDraft(names_of(inside.session, [key])[key], theirs.saved_at, words)


def _letter_at_first(
    folder: Folder, item: WorkItem, panel: Panel, form: type[Form], typed: Typed
) -> tuple[LetterPreview | None, str]:
    """The letter as it stands before anybody has typed; of a draft that stands ready, with what is drafted."""
    letter = panel.letter(folder, item, form, {})
    if letter is not None or not panel.drafted or not typed:
        return letter, ""
    read, unread = read_answer(folder, item, form, typed)
    ready = None if unread else panel.letter(folder, item, form, read.fields)
    return ready, content_hash(read.fields) if ready else ""


def _may_show_letter(panel: Panel, folder: Folder, item: WorkItem, form: type[Form]) -> bool:
    """Whether this way sends a letter that depends on what is typed, so that it is shown before the button."""
    sample = form.example(today(folder))
    return form.grave and bool(sample) and panel.letter(folder, item, form, sample) is not None


Faults = dict[str, tuple[str, ...]]


def read_answer(folder: Folder, item: WorkItem, form: type[Form], typed: Typed) -> tuple[Read, Faults]:
    """The act's fields out of the boxes, with the faults of boxes that could not be read."""
    special = panel_of(item).read.get(form.name)
    if special is not None:
        return special(folder, item, typed), {}
    body, unread = read_typed(form.model_json_schema(), typed, today(folder))
    return Read(body), {pointer.strip("/").replace("/", "."): told for pointer, told in unread.items()}


def box_of(pointer: str, read: Read) -> str:
    """The box beside which a fault of this pointer is shown."""
    for prefix in sorted(read.boxes, key=len, reverse=True):
        if pointer == prefix or pointer.startswith(f"{prefix}/"):
            return (read.boxes[prefix] + pointer.removeprefix(prefix)).replace("/", ".")
    return pointer.strip("/").replace("/", ".")
