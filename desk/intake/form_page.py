"""Writing the page of a form at the counter, with whatever became of it last: faults, doubts, a card that was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from starlette.responses import Response

from desk.forms.form_field import FormField, Kind
from desk.forms.schema_form import Filled, form_of
from desk.intake.card.fill import Laid, holders, offers
from desk.intake.intake_page import faults_of_components, fields_of, read_body
from desk.intake.open_form import OpenForm
from desk.intake.sitting import left_open
from desk.intake.standing import RulesHere, Standing, standing_of
from desk.member import member
from desk.navigation import INTAKE
from desk.write_page import PAGES, write_page
from models.acts.refusal import FormFault
from models.clock.agency_calendar import load_calendar
from models.rules.own_limit import own_limits
from models.rules.stored_price import tariff_of
from models.staff.language import Language
from procedures.code_table import WARDS
from procedures.rules.findings import SoftWarning
from web.visit import Inside

# Not required by the schema of every channel, and needed of nearly everybody who stands at the counter.
_NEEDED_HERE = frozenset({"applicant.personal_number", "applicant.phone", "applicant.residence.ward"})
CARD_BOX, CASH_TICK, SEND_BUTTON = "card-text", "cash-taken", "send"


@dataclass(frozen=True)
class Became:
    """What the page has to say beside the form. `asked` is what the clerk had pressed when doubts held it up."""

    faults: Sequence[FormFault] = ()
    warnings: Sequence[SoftWarning] = ()
    unread: Mapping[str, tuple[str, ...]] | None = None
    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    card_faults: Sequence[str] = ()
    card_doubts: Sequence[str] = ()
    laid: Laid | None = None
    carried: str = ""
    saved_at: datetime | None = None
    asked: str = ""
    short: bool = False
    fresh: bool = False
    focus: str = ""
    status: int = 200


def standing(inside: Inside, opened: OpenForm, boxes: Mapping[str, str]) -> Standing:
    body, _ = read_body(opened.form, boxes, opened.today)
    session, agency = inside.session, opened.agency
    here = RulesHere(
        agency.province_code,
        load_calendar(session, agency.id),
        tariff_of(session, agency.id),
        own_limits(session, agency.id, opened.code),
    )
    return standing_of(opened.form, body, here, inside.now, opened.today)


def form_page(inside: Inside, opened: OpenForm, boxes: Mapping[str, str], became: Became | None = None) -> Response:
    became = became or Became()
    form = opened.form
    body, not_read = read_body(form, boxes, opened.today)
    parts, placed = fields_of(form, boxes, became.faults, not_read if became.unread is None else became.unread)
    whole = form_of(form.schema, Filled(boxes, form.usual_groups))
    return write_page(
        inside,
        "intake/form.html",
        here=INTAKE.path,
        status=became.status,
        opened=opened,
        form=form,
        boxes=boxes,
        parts=parts,
        placed=placed if became.faults or became.unread else [],
        became=became,
        standing=standing(inside, opened, boxes),
        holders=holders(whole, boxes),
        offers=offers(whole, boxes),
        component_faults=faults_of_components(body, became.faults),
        focus=became.focus or _focus(parts, became),
        needed=_needed(parts),
        left=left_open(inside.session, member(inside).id, opened.sitting),
        wards=sorted(WARDS.items(), key=lambda ward: ward[1]),
    )


def standing_part(inside: Inside, opened: OpenForm, boxes: Mapping[str, str]) -> Response:
    """The part of the page that follows what is typed."""
    language, told = Language(member(inside).language), standing(inside, opened, boxes)
    return PAGES.answer("intake/standing.html", language=language, standing=told, boxes=boxes)


def _focus(parts: Sequence[FormField], became: Became) -> str:
    """Where the cursor stands when the page has been written: what is wrong, else what is still empty."""
    if became.card_faults:
        return CARD_BOX
    if became.faults or became.unread or became.files:
        return "faults"
    if became.short or became.warnings:
        return "short" if became.short else "doubts"
    if became.fresh:
        return CARD_BOX
    return next((one.id for one in _shown(parts) if _is_needed(one) and not one.value), SEND_BUTTON)


def _needed(parts: Sequence[FormField]) -> list[str]:
    """The ids of the boxes nobody gets past, in the order of the page: Enter goes from one to the next."""
    return [one.id for one in _shown(parts) if _is_needed(one)]


def _shown(parts: Sequence[FormField]) -> Iterator[FormField]:
    """Every box in the order in which the page shows it: a group's own boxes first, then the groups within."""
    for part in parts:
        if part.kind is not Kind.GROUP:
            yield part
        elif not part.optional or part.opened:
            yield from _shown([child for child in part.children if child.kind is not Kind.GROUP])
            yield from _shown([child for child in part.children if child.kind is Kind.GROUP])


def _is_needed(one: FormField) -> bool:
    pledge = one.kind is Kind.TICK and one.name == "declaration.pledge.agreed"
    return one.required or pledge or one.name in _NEEDED_HERE
