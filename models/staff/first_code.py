"""The code an administrator hands over in the place of a password."""

from __future__ import annotations

import secrets

# Without letters and digits that are taken for each other when read aloud or copied by hand.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _IN_GROUP = 4, 4


def new_first_code() -> str:
    """`k7pm-4xqe-9tzc-hw2r`: 79 random bits."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_IN_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)
