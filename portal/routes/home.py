"""The first page, and every procedure with all the law says about it (level 1 of the service)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter
from sqlalchemy import select
from starlette.responses import Response

from language.phrase import one_after_another, phrase, small_first
from models.agency import Agency
from models.clock.limits_here import limits_here
from models.clock.written_time import in_vietnam
from models.role import Role
from models.rules.own_limit import own_limit_on, own_limits
from models.rules.stored_price import tariff_of
from portal.write_page import write_page
from procedures.catalogue import UnknownProcedure, find
from procedures.civil_words import Channel
from procedures.code_table import PROVINCES
from procedures.limits import in_short, in_words
from procedures.procedure import Edition, OnlineExtent, Procedure
from procedures.tariff import TARIFF, FeeRule, Price
from web.open_to import open_to
from web.page_visit import Page
from web.pages import money
from web.problem import Problem
from web.served_here import edition_shown, served_here, sole_agency

router = APIRouter(include_in_schema=False)
_LONGEST_SEARCH = 200


@dataclass(frozen=True)
class Entry:
    """One procedure in the list, as the law stands today."""

    code: str
    title: str
    field: str
    limit: str


@dataclass(frozen=True)
class FeeTold:
    rule: FeeRule
    prices: tuple[str, ...]


@router.get("/")
@open_to(anyone=True)
def home(visit: Page) -> Response:
    """The door for citizens: following a dossier, finding a procedure."""
    with visit.enter() as inside:
        agencies = inside.session.scalars(select(Agency).order_by(Agency.name)).all()
        today = in_vietnam(inside.now).date()
        found = served_here(inside.session)
    return write_page(visit, "home.html", here="/", procedures=_entries(found, today), agencies=agencies)


@router.get("/thu-tuc")
@open_to(anyone=True)
def procedures(visit: Page) -> Response:
    """The list, narrowed to what was typed: no accents needed, any order of words."""
    typed = visit.request.query_params.get("tim", "")[:_LONGEST_SEARCH].strip()
    with visit.enter() as inside:
        today = in_vietnam(inside.now).date()
        found = served_here(inside.session, typed)
    return write_page(visit, "procedures.html", here="/thu-tuc", procedures=_entries(found, today), typed=typed)


@router.get("/thu-tuc/{code}")
@open_to(anyone=True)
def procedure(visit: Page, code: str) -> Response:
    """The whole page of one procedure in the edition in force today."""
    try:
        found = find(code)
    except UnknownProcedure:
        raise Problem("not-found", "Không có thủ tục mang mã này. Hãy xem danh mục thủ tục.") from None
    with visit.enter() as inside:
        today = in_vietnam(inside.now).date()
        edition = edition_shown(inside.session, found, today)
        agency_id = sole_agency(inside.session, found)
        tariff = tariff_of(inside.session, agency_id) if agency_id else TARIFF
        own = own_limits(inside.session, agency_id, found.code) if agency_id else ()
        limits = limits_here(edition, Channel.DESK.value, own_limit_on(own, found.code, edition.id, today))
    if found.for_agencies:
        raise Problem("not-found", "Không có thủ tục mang mã này. Hãy xem danh mục thủ tục.")
    return write_page(
        visit,
        "procedure.html",
        here="/thu-tuc",
        procedure=found,
        edition=edition,
        limit=in_words(limits.ordinary),
        verified_limit=in_words(limits.verified) if limits.verified else "",
        reaction=in_words(edition.react_within),
        answer=in_words(edition.answer_within),
        channels=_channels(edition),
        steps=[(Role(step.role).words, step.title, step.hours) for step in edition.steps],
        fees=[FeeTold(rule, _prices(rule, tariff, today)) for rule in edition.fee_rules],
    )


def _entries(found: tuple[Procedure, ...], today: date) -> list[Entry]:
    """What other agencies ask of us is nothing that anybody could file here."""
    ours = (each for each in found if not each.for_agencies)
    return [Entry(each.code, each.title, each.field, in_short(each.edition_on(today).limit)) for each in ours]


def _channels(edition: Edition) -> tuple[str, ...]:
    """The ways of handing in; without any online extent only the two on paper are left."""
    on_paper = (Channel.DESK.words, Channel.POST.words)
    if edition.online_extent is OnlineExtent.INFORMATION:
        return on_paper
    extent = small_first(edition.online_extent.words)
    return (*on_paper, phrase("{channel} ({extent})", channel=Channel.ONLINE.words, extent=extent))


def _prices(rule: FeeRule, tariff: tuple[Price, ...], today: date) -> tuple[str, ...]:
    """What the agency entered itself goes before the rest; a row that names a way leaves the other ways as they are."""
    rows = [row for row in tariff if row.fee == rule.code and row.valid_from <= today]
    held = [row for row in rows if row.valid_to is None or today <= row.valid_to]
    own = sorted((row for row in held if row.entered_here), key=lambda row: row.precision)
    others = [] if own and own[-1].channel is None else [row for row in held if not row.entered_here]
    return tuple(_price(row) for row in (*own[-1:], *others))


def _price(row: Price) -> str:
    where = PROVINCES[row.province] if row.province else ""
    how = phrase("nộp {channel}", channel=small_first(row.channel.words)) if row.channel else ""
    narrowed = one_after_another(", ", [part for part in (where, how) if part])
    return phrase("{sum} ({narrowed})", sum=money(row.amount), narrowed=narrowed) if narrowed else money(row.amount)
