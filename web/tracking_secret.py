"""The code and the secret on an applicant's receipt: together they open his dossier, and only his."""

from __future__ import annotations

import hmac
import unicodedata
from functools import cache
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.dossier import Dossier
from models.sealed import seal, unseal
from web.front_door import FrontDoor
from web.problem import Problem
from web.rate_limit import WRONG_SECRET, see, spend

_PLACE = "dossier.tracking_secret"
_LONGEST_CODE = 60


def open_by_secret(session: Session, front: FrontDoor, code: str, secret: str, address: str) -> UUID:
    """This will give the id of the dossier, or raise `not-found`: the same for a wrong secret and an absent dossier.

    Both take the same steps and so the same time. Wrong guesses are counted by where they come from.
    """
    see(front.limits, WRONG_SECRET, address)
    wanted = select(Dossier.id, Dossier.tracking_secret).where(Dossier.code == plain_code(code))
    found = session.execute(wanted).one_or_none()
    kept = found.tracking_secret if found else _decoy()
    fits = hmac.compare_digest(_plain(secret).encode("utf-8", "replace"), kept.encode())
    if found is None or not fits:
        spend(front.limits, WRONG_SECRET, address)
        raise Problem("not-found")
    dossier_id: UUID = found.id
    return dossier_id


def plain_code(code: str) -> str:
    """This will give a dossier code as we keep it, however it was typed."""
    return "".join(code.split()).upper()[:_LONGEST_CODE]


def _plain(secret: str) -> str:
    """People read a secret off a sheet: small letters and spaces do no harm."""
    return unicodedata.normalize("NFKC", secret[:80]).replace("-", "").replace(" ", "").upper()


def _decoy() -> str:
    return unseal(_sealed_decoy(), _PLACE)


@cache
def _sealed_decoy() -> str:
    return seal("no dossier", _PLACE)
