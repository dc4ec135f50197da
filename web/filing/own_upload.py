"""A file somebody uploaded for an official document: his own, and used for nothing yet."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import exists, select

from models.incoming.incoming_document import IncomingFile
from models.intake.stored_file import StoredFile
from web.visit import Inside


def own_upload(inside: Inside, file_id: UUID | None) -> StoredFile | None:
    """This will give the file, locked so that it is used once; None for any other."""
    used = exists().where(IncomingFile.file_id == StoredFile.id)
    wanted = select(StoredFile).where(
        StoredFile.id == file_id,
        StoredFile.uploaded_by == inside.caller.actor.key,
        StoredFile.dossier_id.is_(None),
        ~used,
    )
    return inside.session.scalars(wanted.with_for_update(of=StoredFile)).one_or_none()
