"""Codes that change every half minute (TOTP, RFC 6238): which are taken, and that none is taken twice."""

from __future__ import annotations

import hmac
from datetime import datetime

import pyotp

SECONDS = 30
# A telephone's clock may be this many steps before or behind ours.
DRIFT = 1
DIGITS = 6


def new_secret() -> str:
    """This will make a secret of 160 random bits, in base32 as the apps read it."""
    return pyotp.random_base32()


def step_at(at: datetime) -> int:
    """The number of the half minute, counted from 1970."""
    return int(at.timestamp()) // SECONDS


def code_of(secret: str, step: int) -> str:
    return pyotp.HOTP(secret, digits=DIGITS).at(step)


def accepted_step(secret: str, typed: str, now: datetime, last_step: int) -> int | None:
    """This will give the step whose code was typed, None where the code is refused.

    A step is good from one before until one after the present, and only if it is later than the one taken last.
    """
    code = "".join(typed.split())
    present, found = step_at(now), None
    for step in range(present - DRIFT, present + DRIFT + 1):
        # Every candidate is compared, so that the time taken tells nothing.
        fits = hmac.compare_digest(code_of(secret, step).encode(), code.encode())
        if fits and step > last_step and found is None:
            found = step
    return found


def address_for_app(secret: str, username: str, agency_code: str) -> str:
    """This will give the address that the square code carries to the app.

    Plain letters keep the square coarse enough for an old telephone; accents would triple their length.
    """
    return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=f"Mot Cua {agency_code}")
