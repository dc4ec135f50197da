"""Taking one uploaded file in: looked through, kept by its content, and known by a row."""

from __future__ import annotations

from uuid import uuid4

from documents.unacceptable_file import UnacceptableFile
from documents.uploads import LARGEST, Examined, examine
from language.phrase import one_after_another, phrase
from models.audit.audit_entry import record
from models.failpoint import failpoint
from models.intake.stored_file import StoredFile
from web.front_door import FrontDoor
from web.problem import Problem
from web.visit import Inside

_LARGEST_MB = LARGEST // (1024 * 1024)


def look_into(data: bytes, filename: str) -> Examined:
    """This will say what the file is, or raise `unacceptable-file` or `too-large` with what to do about it."""
    if len(data) > LARGEST:
        raise Problem(
            "too-large",
            phrase("Mỗi tệp chỉ được đến {largest_mb} MB. Hãy giảm độ phân giải khi quét.", largest_mb=_LARGEST_MB),
        )
    try:
        return examine(data, filename)
    except UnacceptableFile as unacceptable:
        detail = one_after_another(" ", (unacceptable.reason, unacceptable.remedy))
        raise Problem("unacceptable-file", detail, extra={"fault": unacceptable.fault.name.lower()}) from None


def keep_bytes(front: FrontDoor, data: bytes) -> str:
    """This will put the bytes into the store, before any row speaks of them."""
    address = front.files.put(data)
    failpoint("files.after_put")
    return address


def note_file(inside: Inside, examined: Examined) -> StoredFile:
    """This will write the row of a file whose bytes are in the store already."""
    file = StoredFile(
        id=uuid4(),
        sha256=examined.sha256,
        kind=examined.kind,
        size=examined.size,
        pages=examined.pages,
        uploaded_by=inside.caller.actor.key,
        uploaded_at=inside.now,
    )
    inside.session.add(file)
    record(inside.session, inside.caller.actor, "file.uploaded", inside.now, file=file.id, kind=file.kind)
    inside.session.flush()
    return file
