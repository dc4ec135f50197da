"""The secret of the second of two who are entered together: each follows the dossier, and speaks, under a secret of
his or her own.

It is derived from the first and our key, so nothing more need be kept, and who knows the first cannot make the second.
"""

from __future__ import annotations

from uuid import UUID

from models.sealed import find_key

# The letters of every tracking secret, none of which can be mistaken for another.
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXY"
_LENGTH = 12


def second_secret(dossier_id: UUID, tracking_secret: str) -> str:
    """This will give the same secret of twelve letters whenever it is asked."""
    number, letters = int(find_key(f"second:{dossier_id}:{tracking_secret}"), 16), []
    for _ in range(_LENGTH):
        number, place = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[place])
    return "".join(letters)
