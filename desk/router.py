"""All pages of the desk, for the application to serve."""

from __future__ import annotations

from fastapi import APIRouter

from desk.routes import (
    account,
    city_portal,
    credentials,
    dossier,
    drafts,
    language,
    log_in,
    money,
    pictures,
    sealed,
    search,
    task,
    trail,
    work,
)
from desk.routes.administration import accounts, members, roles, units
from desk.routes.approval import delegation, many, one, waiting
from desk.routes.beside import behind, originals, papers, scans, small_drafts, talks
from desk.routes.delivery import cash, counter, returns, sheets
from desk.routes.incoming.every_page import INCOMING
from desk.routes.intake import filed, form
from desk.routes.links.every_page import LINKS
from desk.routes.reports import downloads, figures, kept, rules
from desk.routes.rules.every_page import RULES
from desk.routes.supervision.every_page import SUPERVISION
from desk.routes.worklist import bulk, hand_over, holding, live, notices, views


def routers() -> tuple[APIRouter, ...]:
    """Every router of this room."""
    rooms = (
        log_in,
        language,
        account,
        work,
        search,
        form,
        filed,
        task,
        drafts,
        pictures,
        sealed,
        dossier,
        money,
        city_portal,
        trail,
    )
    of_lists = (views, notices, holding, live, bulk, hand_over)
    approval = (waiting, one, many, delegation)
    beside = (behind, talks, originals, papers, scans, small_drafts)
    delivery = (returns, counter, sheets, cash)
    reports = (figures, downloads, kept, rules)
    people = (members, accounts, roles, units, credentials)
    rooms_alone = (*rooms, *of_lists, *approval, *beside, *delivery, *reports, *people)
    return (*(room.router for room in rooms_alone), *SUPERVISION, *INCOMING, *LINKS, *RULES)
