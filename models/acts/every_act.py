"""Every act there is, found by the key that an open wait remembers."""

from __future__ import annotations

from typing import Any

from models.acts.act import Act
from models.acts.agrees_new_way import AGREES_NEW_WAY
from models.acts.agrees_to_refuse_intake import AGREES_TO_REFUSE_INTAKE
from models.acts.answers_look_up import ANSWERS_LOOK_UP
from models.acts.answers_query import ANSWERS_QUERY
from models.acts.appraises import APPRAISES
from models.acts.aside.adds_number import ADDS_NUMBER
from models.acts.aside.follows_up_number import FOLLOWS_UP_NUMBER
from models.acts.aside.reaches_applicant import REACHES_APPLICANT
from models.acts.aside.settles_incident import SETTLES_INCIDENT
from models.acts.aside.settles_message import SETTLES_MESSAGE
from models.acts.checks_components import CHECKS_COMPONENTS
from models.acts.copies.appraises_request import APPRAISES_REQUEST
from models.acts.decides import DECIDES
from models.acts.finds_child import FINDS_CHILD
from models.acts.gives_number import GIVES_NUMBER
from models.acts.permits_without_number import PERMITS_WITHOUT_NUMBER
from models.acts.promises_new_date import PROMISES_NEW_DATE
from models.acts.reads_draft import READS_DRAFT
from models.acts.receives import RECEIVES, RECEIVES_BY_POST, RECEIVES_ONLINE
from models.acts.seals import SEALS
from models.acts.shows_notice import SHOWS_NOTICE
from models.acts.signs import SIGNS
from models.acts.supplements import SUPPLEMENTS

_ACTS: dict[str, Act[Any]] = {
    act.key: act
    for act in (
        ADDS_NUMBER,
        AGREES_NEW_WAY,
        AGREES_TO_REFUSE_INTAKE,
        ANSWERS_LOOK_UP,
        ANSWERS_QUERY,
        APPRAISES,
        APPRAISES_REQUEST,
        CHECKS_COMPONENTS,
        DECIDES,
        FINDS_CHILD,
        FOLLOWS_UP_NUMBER,
        GIVES_NUMBER,
        PERMITS_WITHOUT_NUMBER,
        PROMISES_NEW_DATE,
        REACHES_APPLICANT,
        READS_DRAFT,
        RECEIVES,
        RECEIVES_BY_POST,
        RECEIVES_ONLINE,
        SEALS,
        SETTLES_INCIDENT,
        SETTLES_MESSAGE,
        SHOWS_NOTICE,
        SIGNS,
        SUPPLEMENTS,
    )
}


def find_act(key: str) -> Act[Any]:
    """This will give the act; an unknown key is a programming error."""
    return _ACTS[key]


def add_act(act: Act[Any]) -> None:
    """This will make an act of a trial procedure known; the product's own acts stand above."""
    _ACTS[act.key] = act


def every_act() -> tuple[Act[Any], ...]:
    return tuple(_ACTS.values())


def titles_by_line() -> dict[str, str]:
    """A line has the title of its plain act, whatever variants of it there are."""
    return {act.line: act.title for act in sorted(_ACTS.values(), key=lambda act: act.variant, reverse=True)}
