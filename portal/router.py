"""Every page of the portal, for the application to serve."""

from __future__ import annotations

from fastapi import APIRouter

from portal.routes import (
    draft_answer,
    home,
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
    rooms = (home, look_up, tracking, papers, supplement, draft_answer, withdrawal, online_result, payment, rating)
    return tuple(room.router for room in rooms)
