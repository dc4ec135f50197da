"""What was found out about the signatures of an electronic document when it came, as it is kept with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from documents.verification import SignatureFinding, UnreadableDocument, verify
from models.intake.stored_file import StoredFile
from web.front_door import FrontDoor


def signatures_of(front: FrontDoor, files: Sequence[StoredFile]) -> tuple[dict[str, Any], ...]:
    """Those of the first file, which is the document itself; none for a picture or what is no readable PDF."""
    if not files or files[0].kind != "pdf":
        return ()
    try:
        found = verify(front.files.get(files[0].sha256), authorities=front.trusted_authorities)
    except UnreadableDocument:
        return ()
    return tuple(_kept(one) for one in found)


def _kept(one: SignatureFinding) -> dict[str, Any]:
    return {
        "signer": one.signer,
        "organisation": one.organisation,
        "at": one.at.isoformat() if one.at else "",
        "intact": one.intact,
        "valid": one.valid,
        "trusted": one.trusted,
    }
