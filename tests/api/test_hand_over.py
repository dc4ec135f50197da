"""By the API, too, nobody gets a result without showing who he is; what was tried in vain stays noted."""

from __future__ import annotations

from typing import Any

from httpx import Response
from sqlalchemy import select

from models.acts.answer import lock_dossier
from models.audit.audit_entry import AuditEntry
from models.delivery.hand_out import HandOut, Recipient
from models.delivery.identity import Proof
from models.delivery.pickup_token import PickupToken, ask_token, code_of
from models.progress.answered_form import AnsweredForm
from models.role import Role
from models.status import Ending
from tests.office.filings import at_the_desk
from tests.office.open_office import OpenOffice
from tests.office.story import Story
from tests.web.house import House, house_in

NUMBER = "001090000001"


class ReturnDesk:
    """A counter program of the return desk, at one result that waits to be fetched."""

    def __init__(self, office: OpenOffice) -> None:
        self.house: House = house_in(office)
        self.who = self.house.as_staff(Role.RETURN_DESK)
        self.story: Story = office.file(at_the_desk)
        self.story.goes_on_to("receives")

    def hands_over(self, **said: Any) -> Response:
        item = self.story.open_item("receives")
        body = {"version": item.version, "outcome": "handed_over", **said}
        return self.house.post(f"/work-items/{item.id}/complete", body, self.who)

    def sends_code(self) -> str:
        """The applicant asked for a code; it reaches him alone."""
        office = self.story.office
        with office.database.transaction() as session:
            dossier = lock_dossier(session, self.story.dossier_id)
            token = ask_token(session, dossier, "Lê Thị Nhờ", office.member(Role.RETURN_DESK), office.clock.now())
            return code_of(token.id)


def pointers(refused: Response) -> list[str]:
    assert refused.status_code == 422, refused.text
    assert NUMBER not in refused.text
    return [fault["pointer"] for fault in refused.json()["errors"]]


def test_a_result_is_handed_to_whom_the_dossier_names_by_the_number_on_his_paper(office: OpenOffice) -> None:
    desk = ReturnDesk(office)
    seen = {"who": "applicant", "identity_seen": "Căn cước", "amount": 16_000}
    assert pointers(desk.hands_over(identity_seen="Căn cước")) == ["/who"]
    assert pointers(desk.hands_over(**seen)) == ["/shown"]
    assert pointers(desk.hands_over(**seen, shown="9999")) == ["/shown"]
    assert pointers(desk.hands_over(**{**seen, "amount": 15_000}, shown="0001")) == ["/amount"]
    assert pointers(desk.hands_over(**seen, shown="0001", originals=[str(desk.story.dossier_id)])) == ["/originals"]
    assert desk.story.receipts() == []
    noted = select(AuditEntry.action).where(AuditEntry.dossier_id == desk.story.dossier_id)
    assert office.scalars(lambda session: list(session.scalars(noted))).count("identity.differs") == 1

    done = desk.hands_over(**seen, shown=NUMBER)
    assert done.status_code == 200, done.text
    [row] = desk.story.rows(HandOut)
    assert (row.recipient, row.proof) == (Recipient.APPLICANT, Proof.NUMBER)
    assert desk.story.receipts() == [("cash", 16_000)]
    # What was read off the paper was compared, and is kept nowhere.
    kept = [one.fields for one in desk.story.rows(AnsweredForm) if one.outcome == "handed_over"]
    assert kept == [{"who": "applicant", "identity_seen": "Căn cước", "amount": 16_000}]
    office.go_on()
    desk.story.ends_as(Ending.DELIVERED)


def test_codes_are_not_to_be_guessed_by_a_program(office: OpenOffice) -> None:
    desk = ReturnDesk(office)
    right = desk.sends_code()
    wrong = "00000000" if right != "00000000" else "11111111"
    sent = {"who": "token", "identity_seen": "Căn cước", "shown": "B1234567", "amount": 16_000}
    for _ in range(5):
        assert pointers(desk.hands_over(**sent, token=wrong)) == ["/token"]
    assert pointers(desk.hands_over(**sent, token=right)) == ["/token"]
    [token] = desk.story.rows(PickupToken)
    assert (token.tries, token.locked_at is not None, token.used_at) == (5, True, None)

    fresh = desk.sends_code()
    assert desk.hands_over(**sent, token=fresh).status_code == 200
    [row] = desk.story.rows(HandOut)
    assert (row.recipient, row.told["names"], row.told["number"]) == (Recipient.BEARER, ["Lê Thị Nhờ"], "B1234567")
