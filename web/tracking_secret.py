"""The code and the secret on an applicant's receipt: together they open his dossier, and only his."""

from __future__ import annotations

import hmac
import unicodedata
from functools import cache
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.dossier import Dossier
from models.intake.second_secret import second_secret
from models.sealed import seal, unseal
from web.front_door import FrontDoor
from web.problem import Problem
from web.rate_limit import WRONG_SECRET, see, spend

_PLACE = "dossier.tracking_secret"
_LONGEST_CODE = 60
_NOBODYS = UUID(int=0)


class Opened(NamedTuple):
    """The dossier, and whether it was the second of a couple who opened it."""

    dossier_id: UUID
    second: bool


def open_by_secret(session: Session, front: FrontDoor, code: str, secret: str, address: str) -> Opened:
    """This will give the dossier opened, or raise `not-found`: the same for a wrong secret and an absent dossier.

    Both take the same steps and so the same time. Wrong guesses are counted by where they come from.
    """
    see(front.limits, WRONG_SECRET, address)
    wanted = select(Dossier.id, Dossier.tracking_secret).where(Dossier.code == plain_code(code))
    found = session.execute(wanted).one_or_none()
    kept = found.tracking_secret if found else _decoy()
    given = _plain(secret).encode("utf-8", "replace")
    first = hmac.compare_digest(given, kept.encode())
    second = hmac.compare_digest(given, second_secret(found.id if found else _NOBODYS, kept).encode())
    if found is None or not (first or second):
        spend(front.limits, WRONG_SECRET, address)
        raise Problem("not-found")
    return Opened(found.id, second=second)


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
