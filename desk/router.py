"""All pages of the desk, for the application to serve."""

from __future__ import annotations

from fastapi import APIRouter

from desk.routes import account, city_portal, dossier, drafts, intake, log_in, money, pictures, search, task, work
from desk.routes.beside import behind, originals, papers, scans, small_drafts, talks

_BESIDE = (behind, talks, originals, papers, scans, small_drafts)


def routers() -> tuple[APIRouter, ...]:
    """Every router of this room."""
    rooms = (log_in, account, work, search, intake, task, drafts, pictures, dossier, money, city_portal)
    return tuple(room.router for room in (*rooms, *_BESIDE))
