"""All resources of the API."""

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
    online_payments,
    openapi,
    payments,
    procedures,
    session,
    supplements,
    tracking,
    withdrawal,
    work_items,
)

RESOURCES = (
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
    online_payments,
    work_items,
    complete,
    holding,
    tracking,
    events,
    callbacks,
    openapi,
)


def routers() -> tuple[APIRouter, ...]:
    """The routers of this room, for whoever puts the application together."""
    return tuple(resource.router for resource in RESOURCES)
