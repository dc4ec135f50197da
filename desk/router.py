"""All pages of the desk, for the application to serve."""

from __future__ import annotations

from fastapi import APIRouter

from desk.routes import (
    account,
    city_portal,
    dossier,
    drafts,
    intake,
    log_in,
    money,
    pictures,
    sealed,
    search,
    task,
    trail,
    work,
)
from desk.routes.approval import delegation, many, one, waiting
from desk.routes.beside import behind, originals, papers, scans, small_drafts, talks
from desk.routes.delivery import cash, counter, returns, sheets
from desk.routes.reports import downloads, figures, kept, rules
from desk.routes.supervision.every_page import SUPERVISION
from desk.routes.worklist import bulk, hand_over, holding, live, notices, views


def routers() -> tuple[APIRouter, ...]:
    """Every router of this room."""
    rooms = (log_in, account, work, search, intake, task, drafts, pictures, sealed, dossier, money, city_portal, trail)
    of_lists = (views, notices, holding, live, bulk, hand_over)
    approval = (waiting, one, many, delegation)
    beside = (behind, talks, originals, papers, scans, small_drafts)
    delivery = (returns, counter, sheets, cash)
    reports = (figures, downloads, kept, rules)
    return (*(room.router for room in (*rooms, *of_lists, *approval, *beside, *delivery, *reports)), *SUPERVISION)
