"""All pages of the desk, for the application to serve."""

from __future__ import annotations

from fastapi import APIRouter

from desk.routes import account, city_portal, dossier, drafts, intake, log_in, money, pictures, search, task, work
from desk.routes.worklist import bulk, hand_over, holding, live, notices, views


def routers() -> tuple[APIRouter, ...]:
    """Every router of this room."""
    rooms = (log_in, account, work, search, intake, task, drafts, pictures, dossier, money, city_portal)
    of_lists = (views, notices, holding, live, bulk, hand_over)
    return tuple(room.router for room in (*rooms, *of_lists))
