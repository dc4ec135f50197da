"""What every result on paper is to those who sign, seal and hand it over."""

from __future__ import annotations

from uuid import UUID

from models.acts.outcome import Outcome


class ResultDrawnUp(Outcome):
    """Who signs is bound to `sha256`, the file he was shown."""

    document_id: UUID
    sha256: str
