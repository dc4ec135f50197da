"""One office after a week of work, with a dossier at every place where a page looks different, all of it brought there
by the legal path: filed, answered, paid, sent back, lost in the post."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from models.money.reconciliation import Channel
from models.money.want_reconciliation import today_there, want_reconciliation
from tasks.money.reconcile import reconcile_due
from tests.desk.approval.noon import births_to_decide
from tests.desk.pictures import picture
from tests.desk.supervision.friday import Friday, breaks_down, lies_unread, lived
from tests.office.death_filings import at_home
from tests.office.extract_filings import of_a_death
from tests.office.filings import (
    at_the_desk,
    by_post,
    of_a_foundling,
    of_a_mother_alone,
    online,
    without_copies,
)
from tests.office.guardianship_filings import natural
from tests.office.linked_filings import with_both
from tests.office.marital_filings import always_lived_here
from tests.office.marriage_filings import of_two
from tests.office.open_office import OpenOffice
from tests.office.payer import Payer
from tests.office.question_filings import by_letter
from tests.office.story import Story
from tests.pages.left_lying import left_lying
from tests.pages.whole_front import WholeFront
from tests.portal.brought_to import MISSING, asked_to_supplement, draft_to_read, result_online

REFUSAL: dict[str, Any] = {
    "ground": "wrong_office",
    "reason": "Cha mẹ cư trú ở phường khác.",
    "legal_basis": "Điều 13 Luật Hộ tịch",
}


@dataclass(frozen=True)
class LivedIn:
    """`stories` by what they are good for; `left` holds what an address may name and no dossier tells."""

    office: OpenOffice
    week: Friday
    stories: dict[str, Story]
    left: dict[str, str] = field(default_factory=dict)

    def code(self, story: str) -> str:
        return self.stories[story].dossier().code

    def dossier(self, story: str) -> str:
        return f"/ho-so/{self.code(story)}"

    def item(self, story: str, line: str) -> str:
        return str(self.stories[story].open_item(line).id)


def live_in(house: WholeFront) -> LivedIn:
    """This will live through it: Tuesday to Friday, and Friday's morning."""
    office = house.desk.office
    week = lived(office)
    stories = {name: vars(week)[name] for name in ("late", "waiting", "ready", "fresh", "held", "delivered")}
    for name, make in MADE.items():
        office.clock.advance(timedelta(minutes=1))
        stories[name] = make(office)
    for number, birth in enumerate(births_to_decide(house.desk, 4)):
        stories[f"birth {number}"] = birth
    # Whoever sits there now looks at the same day as the office.
    house.desk.machine.set(office.clock.now())
    left = left_lying(house, stories)
    _books(office)
    breaks_down(office, week.late)
    lies_unread(office, week.fresh)
    return LivedIn(office, week, stories, left)


def until(body: Any, line: str) -> Callable[[OpenOffice], Story]:
    def made(office: OpenOffice) -> Story:
        story = office.file(body)
        if line:
            story.goes_on_to(line)
        return story

    return made


def scanned(office: OpenOffice) -> Story:
    file_id = office.upload(picture())
    return office.file(lambda day: online(day, file_id))


def refused_at_the_counter(office: OpenOffice) -> Story:
    story = office.file(without_copies)
    story.answers("checks_components", "cannot_be_taken_in", **REFUSAL)
    return story


def came_back(office: OpenOffice) -> Story:
    """The post could not deliver it."""
    office.town.force("post-office", "*", "returned")
    story = office.file(by_post)
    story.goes_on_to("agrees_new_way")
    return story


def never_reached(office: OpenOffice) -> Story:
    """No letter about it could be delivered."""
    office.town.force("mail-sink", "*", "reject", times=3)
    office.town.force("sms-gateway", "*", "permanent-failure", times=3)
    story = office.file(without_copies)
    story.answers("checks_components", "complete")
    office.until(lambda: bool(story.asides()))
    return story


def to_refund(office: OpenOffice) -> Story:
    story = office.file(at_the_desk)
    story.goes_on_to("appraises")
    story.pays_at_the_desk()
    story.withdraws()
    office.until(lambda: bool(story.asides()))
    return story


def paid_online(office: OpenOffice) -> Story:
    payer = Payer(office.file(at_the_desk))
    payer.story.goes_on_to("appraises")
    payer.pays_and_is_booked()
    return payer.story


def _books(office: OpenOffice) -> None:
    """The gateway's books of today are compared with ours."""
    with office.database.transaction() as session:
        want_reconciliation(session, office.agency, Channel.GATEWAY, today_there(office.clock.now()))
    reconcile_due(office.office)


def sent_to_the_police(office: OpenOffice) -> Story:
    """A linked birth whose certificate is sealed, so that the other offices have begun."""
    story = office.file(with_both)
    story.goes_on_to("seals")
    story.answers("seals", "seal")
    office.go_on()
    return story


def asked_again(office: OpenOffice) -> Story:
    return asked_to_supplement(office, MISSING)


MADE: dict[str, Callable[[OpenOffice], Story]] = {
    "counter": until(at_the_desk, ""),
    "scanned": scanned,
    "supplement": asked_again,
    "refused": refused_at_the_counter,
    "appraised": until(without_copies, "appraises"),
    "signed": until(of_a_mother_alone, "signs"),
    "sealed": until(without_copies, "seals"),
    "fetched": until(at_the_desk, "receives"),
    "posted back": came_back,
    "unreached": never_reached,
    "refund": to_refund,
    "paid": paid_online,
    "notice": until(of_a_foundling, "shows_notice"),
    "linked": until(with_both, "appraises"),
    "linked sent": sent_to_the_police,
    "single": until(always_lived_here, ""),
    "couple": until(of_two, "appraises"),
    "extract": until(of_a_death, ""),
    "death": until(at_home, "verifies_death"),
    "guardian": until(natural, ""),
    "question": until(by_letter, ""),
    "draft": draft_to_read,
    "online": result_online,
}
