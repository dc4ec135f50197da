"""The pages of supervision, for the desk's router."""

from __future__ import annotations

from desk.routes.supervision import board, digest, forecast, house, leave, stuck, watch

SUPERVISION = tuple(room.router for room in (board, forecast, leave, watch, house, digest, stuck))
