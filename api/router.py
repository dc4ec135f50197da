"""All resources of the API under their common prefix."""

from __future__ import annotations

from fastapi import APIRouter

from api import (
    callbacks,
    complete,
    documents,
    dossier,
    dossiers,
    draft_answer,
    events,
    files,
    holding,
    oauth_token,
    openapi,
    payments,
    procedures,
    session,
    supplements,
    tracking,
    withdrawal,
    work_items,
)
from api.documented import PREFIX


def routers() -> tuple[APIRouter, ...]:
    """The one router of this room, for whoever puts the application together."""
    whole = APIRouter(prefix=PREFIX)
    for resource in (
        session,
        oauth_token,
        procedures,
        files,
        dossiers,
        dossier,
        documents,
        supplements,
        draft_answer,
        withdrawal,
        payments,
        work_items,
        complete,
        holding,
        tracking,
        events,
        callbacks,
        openapi,
    ):
        whole.include_router(resource.router)
    return (whole,)
