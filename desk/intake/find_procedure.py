"""Finding a procedure as clerks ask for it: a few letters, in any order, a code, or the initials people say.

What a clerk takes in most stands first; what was typed narrows the list, and the first of it opens by Enter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.dossier import Dossier
from procedures.folded_text import folded
from procedures.procedure import Procedure

# What somebody took in lately tells what he will take in next; a year ago he may have sat elsewhere.
LATELY = timedelta(days=60)
_SHORTEST_INITIALS = 2
# Two or three letters fit several procedures.
_TELLING = 4


@dataclass(frozen=True)
class Choice:
    """One procedure of the list; `times` is how often this clerk took it in lately."""

    procedure: Procedure
    fileable: bool
    times: int

    @property
    def short(self) -> str:
        """The initials people say, as a hint of what can be typed: `dkks`, `tlht`; the shortest that tells."""
        told = [short for short in map(initials, _names(self.procedure)) if len(short) >= _TELLING]
        return min(told, key=len, default=initials(self.procedure.title))


def most_used(session: Session, actor_key: str, now: datetime) -> dict[str, int]:
    """How many dossiers of each procedure this person has taken in lately."""
    mine = select(Dossier.procedure, func.count()).where(Dossier.filed_by == actor_key)
    counted = mine.where(Dossier.received_at >= now - LATELY).group_by(Dossier.procedure)
    return {row[0]: row[1] for row in session.execute(counted)}


def choices(offered: Iterable[tuple[Procedure, bool]], used: Mapping[str, int], typed: str) -> list[Choice]:
    """What fits the words, best first: what can be filed here, then a title that begins so, then what is used most."""
    words = folded(typed).split()
    found = [
        Choice(one, fileable, used.get(one.code, 0))
        for one, fileable in offered
        if all(_holds(one, word) for word in words)
    ]
    return sorted(found, key=lambda choice: (not choice.fileable, -_closeness(choice.procedure, words), -choice.times))


def first_to_open(found: Iterable[Choice]) -> Procedure | None:
    """What Enter opens: the first of the list that can be taken in here."""
    return next((choice.procedure for choice in found if choice.fileable), None)


def initials(title: str) -> str:
    """`Đăng ký khai sinh` as `dkks`; what stands in brackets is left out."""
    plain = folded(title.partition("(")[0]).replace(",", " ").replace("-", " ")
    return "".join(word[0] for word in plain.split() if word[0].isalnum())


def _names(procedure: Procedure) -> tuple[str, ...]:
    return (procedure.title, *procedure.aliases)


def _holds(procedure: Procedure, word: str) -> bool:
    codes = (procedure.code, *procedure.former_codes, procedure.slug)
    if word in folded(" | ".join((*_names(procedure), *codes))):
        return True
    return len(word) >= _SHORTEST_INITIALS and any(word in initials(name) for name in _names(procedure))


def _closeness(procedure: Procedure, words: list[str]) -> int:
    """3 for the code or all initials of a name, 2 for a name that begins so, 1 for its words, 0 for initials within."""
    if not words:
        return 0
    whole = " ".join(words)
    if whole in (procedure.code, *procedure.former_codes):
        return 3
    if any(whole == initials(name) for name in _names(procedure)):
        return 3
    if any(folded(name).startswith(whole) for name in _names(procedure)):
        return 2
    return int(all(word in folded(" | ".join(_names(procedure))) for word in words))
