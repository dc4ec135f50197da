"""All routes of the book of incoming documents; fixed addresses come before those with an id."""

from __future__ import annotations

from fastapi import APIRouter

from desk.routes.incoming import book, changing, delivered, document, files, registering, routing, stamp

INCOMING: tuple[APIRouter, ...] = (
    book.router,
    registering.router,
    document.router,
    delivered.router,
    changing.router,
    files.router,
    stamp.router,
    routing.router,
)
