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
from models.acts.aside.answers_back import ANSWERS_BACK
from models.acts.aside.follows_up_number import FOLLOWS_UP_NUMBER
from models.acts.aside.reaches_applicant import REACHES_APPLICANT
from models.acts.aside.reads_late_answer import READS_LATE_ANSWER
from models.acts.aside.refund.agrees_refund import AGREES_REFUND
from models.acts.aside.refund.pays_refund import PAYS_REFUND
from models.acts.aside.refund.proposes_refund import PROPOSES_REFUND
from models.acts.aside.retells_agency import RETELLS_AGENCY
from models.acts.aside.reviews_after import REVIEWS_AFTER
from models.acts.aside.settles_incident import SETTLES_INCIDENT
from models.acts.aside.settles_late_answer import SETTLES_LATE_ANSWER
from models.acts.aside.settles_message import SETTLES_MESSAGE
from models.acts.aside.settles_silence import SETTLES_SILENCE
from models.acts.aside.tells_by_letter import LOCKS_BY_LETTER, NOTIFIES_BY_LETTER
from models.acts.checks_components import CHECKS_COMPONENTS
from models.acts.communes.answers_former_commune import ANSWERS_FORMER_COMMUNE
from models.acts.communes.weighs_silence import WEIGHS_SILENCE
from models.acts.copies.appraises_request import APPRAISES_REQUEST
from models.acts.deaths.confirms_death import CONFIRMS_DEATH
from models.acts.deaths.death_notice import SEALS_NOTICE, SIGNS_NOTICE
from models.acts.deaths.verifies_death import VERIFIES_DEATH
from models.acts.decides import DECIDES
from models.acts.elsewhere.checks_residence import CHECKS_RESIDENCE, VERIFIES_RESIDENCE
from models.acts.elsewhere.confirms import CONFIRMS
from models.acts.elsewhere.handles import HANDLER_APPRAISES, HEAD_DECIDES, HEAD_SIGNS
from models.acts.finds_child import FINDS_CHILD
from models.acts.gives_number import GIVES_NUMBER
from models.acts.linkage.answers_leg import ANSWERS_LEG
from models.acts.linkage.confirms_part import CONFIRMS_BENEFIT, CONFIRMS_RESIDENCE
from models.acts.linkage.supplements_leg import SUPPLEMENTS_LEG
from models.acts.marriage.agrees_appointment import AGREES_APPOINTMENT
from models.acts.marriage.answers_look_up import ANSWERS_MARRIED_LOOK_UP, ANSWERS_SPOUSE_LOOK_UP
from models.acts.marriage.answers_query import ANSWERS_SPOUSE_QUERY
from models.acts.marriage.appears import APPEARS
from models.acts.marriage.appraises import APPRAISES_MARRIAGE
from models.acts.marriage.appraises_again import APPRAISES_AGAIN
from models.acts.marriage.decides import DECIDES_TO_SIGN
from models.acts.marriage.receives import RECEIVES_TOGETHER
from models.acts.old_book.names_keeper import NAMES_KEEPER
from models.acts.old_book.seeks_book import SEEKS_BOOK
from models.acts.opinions.gives_opinion import GIVES_OPINION
from models.acts.permits_without_number import PERMITS_WITHOUT_NUMBER
from models.acts.promises_new_date import PROMISES_NEW_DATE
from models.acts.questions.proposes_answer import PROPOSES_ANSWER
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
        AGREES_APPOINTMENT,
        AGREES_NEW_WAY,
        AGREES_REFUND,
        AGREES_TO_REFUSE_INTAKE,
        ANSWERS_BACK,
        ANSWERS_FORMER_COMMUNE,
        ANSWERS_LEG,
        ANSWERS_LOOK_UP,
        ANSWERS_MARRIED_LOOK_UP,
        ANSWERS_QUERY,
        ANSWERS_SPOUSE_LOOK_UP,
        ANSWERS_SPOUSE_QUERY,
        APPEARS,
        APPRAISES,
        APPRAISES_AGAIN,
        APPRAISES_MARRIAGE,
        APPRAISES_REQUEST,
        CHECKS_COMPONENTS,
        CHECKS_RESIDENCE,
        CONFIRMS,
        CONFIRMS_BENEFIT,
        CONFIRMS_DEATH,
        CONFIRMS_RESIDENCE,
        DECIDES,
        DECIDES_TO_SIGN,
        FINDS_CHILD,
        FOLLOWS_UP_NUMBER,
        GIVES_NUMBER,
        GIVES_OPINION,
        HANDLER_APPRAISES,
        HEAD_DECIDES,
        HEAD_SIGNS,
        LOCKS_BY_LETTER,
        NAMES_KEEPER,
        NOTIFIES_BY_LETTER,
        PAYS_REFUND,
        PERMITS_WITHOUT_NUMBER,
        PROMISES_NEW_DATE,
        PROPOSES_ANSWER,
        PROPOSES_REFUND,
        REACHES_APPLICANT,
        READS_DRAFT,
        READS_LATE_ANSWER,
        RECEIVES,
        RECEIVES_BY_POST,
        RECEIVES_ONLINE,
        RECEIVES_TOGETHER,
        RETELLS_AGENCY,
        REVIEWS_AFTER,
        SEALS,
        SEALS_NOTICE,
        SEEKS_BOOK,
        SETTLES_INCIDENT,
        SETTLES_LATE_ANSWER,
        SETTLES_MESSAGE,
        SETTLES_SILENCE,
        SHOWS_NOTICE,
        SIGNS,
        SIGNS_NOTICE,
        SUPPLEMENTS,
        SUPPLEMENTS_LEG,
        VERIFIES_DEATH,
        VERIFIES_RESIDENCE,
        WEIGHS_SILENCE,
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
