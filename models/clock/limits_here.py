"""Which limits hold for a dossier here: the law's, or the office's own shorter ones, with the document of these."""

from __future__ import annotations

from dataclasses import dataclass

from language.phrase import phrase
from models.rules.own_limit import OwnLimit
from procedures.limits import Limit, in_short, parse_limit
from procedures.procedure import Edition


@dataclass(frozen=True)
class Limits:
    """`verified` is the longer one when other bodies must be asked; `told` are lines of the derivation."""

    ordinary: Limit
    verified: Limit | None
    told: tuple[str, ...] = ()


def limits_here(edition: Edition, channel: str, own: OwnLimit | None) -> Limits:
    """What was started by another agency keeps the limits of the law, which stand apart for it."""
    ordinary, verified = edition.limits_for(channel)
    if own is None or ordinary != edition.limit:
        return Limits(ordinary, verified)
    shorter = parse_limit(own.limit)
    longer = parse_limit(own.verified_limit) if own.verified_limit else verified
    told = phrase(
        "Cơ quan rút ngắn thời hạn, thay cho {statutory} ({source}).", statutory=in_short(ordinary), source=own.source
    )
    return Limits(shorter, longer, (told,))
