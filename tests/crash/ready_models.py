"""What an office does once at its start, done in the warm parent for all its children: how objects map to tables."""

from __future__ import annotations

from sqlalchemy.orm import configure_mappers

from models.every_table import METADATA

assert METADATA.tables
configure_mappers()
