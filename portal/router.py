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
    supplement,
    tracking,
    withdrawal,
)


def routers() -> tuple[APIRouter, ...]:
    rooms = (home, look_up, tracking, papers, supplement, draft_answer, withdrawal, online_result, payment)
    return tuple(room.router for room in rooms)
