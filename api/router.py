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
    official_documents,
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
from api.linked import keys as linked_keys
from api.linked import reconciliation as linked_reconciliation
from api.linked import standing as linked_standing
from api.linked import start as linked_start
from api.linked import supplements as linked_supplements
from api.linked import withdrawal as linked_withdrawal

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
    linked_keys,
    linked_start,
    linked_standing,
    linked_supplements,
    linked_withdrawal,
    linked_reconciliation,
    official_documents,
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
