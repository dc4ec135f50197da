"""The desk as one router, for the application to take in."""

from __future__ import annotations

from fastapi import APIRouter

from desk.routes import account, dossier, drafts, intake, log_in, pictures, search, task, work


def desk_router() -> APIRouter:
    """This will gather the pages of all rooms of the desk."""
    router = APIRouter(include_in_schema=False)
    for room in (log_in, account, work, search, intake, task, drafts, pictures, dossier):
        router.include_router(room.router)
    return router
