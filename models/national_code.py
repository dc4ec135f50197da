"""The status code of the national portal (1 to 10), derived; it is never stored as a state of its own."""

from __future__ import annotations

from models.status import Ending, Status


def national_code(status: Status, ending: Ending | None, *, issued: bool = False, started: bool = True) -> int:
    """This will give the code of `domain.md` 2.4: status, ending and whether a result has been issued decide.

    `started` is false while an accepted dossier has not yet reached the officer who handles it.
    """
    if ending is not None:
        return _ENDED[ending]
    if status is Status.APPROVED:
        return 9 if issued else 4
    if status is Status.IN_REVIEW:
        return 4 if started else 2
    return _PLAIN[status]


_ENDED = {
    Ending.DELIVERED: 10,
    Ending.DELIVERED_IN_PART: 10,
    Ending.INTAKE_REFUSED: 3,
    Ending.REFUSED: 9,
    Ending.LAPSED: 8,
    Ending.WITHDRAWN: 7,
    Ending.STOPPED: 8,
}

_PLAIN = {
    Status.RECEIVED: 1,
    Status.AWAITING_SUPPLEMENT: 5,
    Status.DELIVERED: 10,
    Status.REFUSED: 9,
    Status.LAPSED: 8,
    Status.WITHDRAWN: 7,
}
