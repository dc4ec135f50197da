"""The pages about links and letters, for the desk's router."""

from __future__ import annotations

from desk.routes.links import adding, keys, messages, papers, partners, signature, wording

LINKS = tuple(room.router for room in (partners, keys, messages, signature, adding, wording, papers))
