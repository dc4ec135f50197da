"""Every page of the portal, for the application to serve."""

from __future__ import annotations

from fastapi import APIRouter

from portal.routes import (
    draft_answer,
    home,
    language,
    look_up,
    online_result,
    papers,
    payment,
    rating,
    supplement,
    tracking,
    withdrawal,
)


def routers() -> tuple[APIRouter, ...]:
    of_anybody, of_a_dossier = (home, look_up, language), (tracking, papers, supplement, draft_answer)
    rooms = (*of_anybody, *of_a_dossier, withdrawal, online_result, payment, rating)
    return tuple(room.router for room in rooms)
