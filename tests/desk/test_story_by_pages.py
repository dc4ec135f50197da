"""A birth from the counter to the family's hands, by staff through the pages alone."""

from __future__ import annotations

from sqlalchemy import select

from models.dossier import Dossier
from models.role import Role
from models.status import Ending
from tests.desk.approval.noon import PASSWORD, have_passwords
from tests.desk.delivery.counter_stories import fetched
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage
from tests.desk.test_intake import ACTION, FORM, boxes_for
from tests.office.filings import at_the_desk
from tests.office.story import Story


def opens_next(visitor: Visitor) -> HtmlPage:
    """This will take the most urgent work, as the key N does."""
    page = visitor.opens("/viec")
    return visitor.opens(visitor.sends(page, "/viec/tiep").headers["location"])


def test_from_intake_to_hand_over_through_pages_alone(desk: DeskHouse) -> None:
    have_passwords(desk)
    clerk, officer = desk.visitor(Role.RECEIVER), desk.visitor(Role.JUSTICE_OFFICER)
    chairman, keeper = desk.visitor(Role.CHAIRMAN), desk.visitor(Role.SEAL_KEEPER)
    returns = desk.visitor(Role.RETURN_DESK)
    day = desk.office.clock.now().date()

    # The counter: a declaration, its receipt, and on to the check.
    typed = {**clerk.opens(FORM).form(ACTION).boxes, **boxes_for(at_the_desk(day)), "then": "despite"}
    receipt = clerk.opens(clerk.post(ACTION, typed).headers["location"])
    with desk.front.database.transaction() as session:
        story = Story(desk.office, session.scalars(select(Dossier.id)).one())
    assert story.dossier().tracking_secret in receipt.text
    check = clerk.opens(next(link for link in receipt.links if link.startswith("/ho-so/")))
    clerk.sends(check, "/ket-qua-xem", all="good")
    clerk.sends(clerk.opens(f"/ho-so/{story.dossier().code}"), "/tra-loi/complete")
    desk.office.until(lambda: "appraises" in story.waits_for())

    # Appraised, decided, signed and sealed, each from one's own list.
    appraisal = opens_next(officer)
    assert "khớp tờ khai" in appraisal.text
    officer.sends(appraisal, "/tra-loi/propose_registration", note="Hồ sơ đủ căn cứ.")
    desk.office.until(lambda: "decides" in story.waits_for())
    decision = opens_next(chairman)
    assert "Ghi sổ đúng như tờ khai." in decision.text
    assert "Hồ sơ đủ căn cứ." in decision.text
    chairman.sends(decision, "/tra-loi/approve", password=PASSWORD)
    desk.office.until(lambda: "signs" in story.waits_for())
    chairman.sends(opens_next(chairman), "/tra-loi/sign", password=PASSWORD)
    desk.office.until(lambda: "seals" in story.waits_for())
    keeper.sends(opens_next(keeper), "/tra-loi/seal")
    desk.office.until(lambda: "receives" in story.waits_for())

    # The return desk finds it by its last four digits, and hands it over where whoever comes is looked at.
    found = returns.opens(f"/tim?q={story.dossier().code[-4:]}")
    assert not found.has_form("/tra-loi/handed_over")
    assert f"/tra-ket-qua/ho-so/{story.dossier().code}" in found.links
    assert fetched(returns, story).headers["location"].endswith("?tin=trao")
    story.ends_as(Ending.DELIVERED)
    assert story.receipts() == [("cash", 16_000)]
    assert story.documents() == ["receipt", "birth_certificate", "civil_status_extract", "control_slip"]
