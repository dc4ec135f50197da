"""What the book of incoming documents answers to a form, for somebody who reads English."""

from __future__ import annotations

from httpx import Response

from models.role import Role
from tests.desk.desk_house import DeskHouse
from tests.desk.incoming.papers import BOOK, register, scan, typed
from tests.desk.incoming.test_electronic import sends, signed_letter
from tests.language.people_who_read_english import everybody_reads_english, left_in_vietnamese, marked_vietnamese
from tests.language.read_aloud import ReadAloud
from tests.language.test_english_desk import said_by_the_programme

NOTHING = {
    "sender": "",
    "subject": "",
    "issued_on": "32/13/2026",
    "pages": "0",
    "arrived_at": "hôm qua",
    "note": "x" * 1001,
}


def test_a_form_that_is_wrong_comes_back_in_english(desk: DeskHouse) -> None:
    everybody_reads_english(desk)
    keeper, chairman = desk.visitor(Role.SEAL_KEEPER), desk.visitor(Role.CHAIRMAN)
    place = register(keeper, files=scan())
    answers = [
        keeper.post(f"{BOOK}/moi", typed(**NOTHING)),
        keeper.post(f"{BOOK}/moi", typed(medium="dien-tu", reply_to="", secrecy="mat")),
        keeper.post(f"{BOOK}/moi", typed()),
        keeper.post(f"{BOOK}/mo-so", {"so": "thuong", "last": "0"}),
        keeper.sends(keeper.opens(f"{place}/sua"), "/sua", secrecy="mat", reason=""),
        keeper.sends(keeper.opens(place), "/trinh", leader=""),
        keeper.sends(keeper.opens(place), "/huy", cancel_reason=""),
        chairman.post(f"{place}/xong", {"version": "1", "outcome": "da-lam"}),
    ]
    assert all(answer.status_code != 303 for answer in answers)
    said_in_english(answers)


def test_what_is_known_of_a_signature_is_said_in_english(desk: DeskHouse) -> None:
    everybody_reads_english(desk)
    keeper = desk.visitor(Role.SEAL_KEEPER)
    page = sends(keeper, signed_letter())
    boxes = {**page.form("/moi").boxes, "lam": "tra-lai", "return_reason": "Nơi nhận là phường Hoa Sữa"}
    wrong = keeper.post(f"{BOOK}/moi", {**boxes, "return_reason": ""})
    returned = keeper.get(keeper.post(f"{BOOK}/moi", boxes).headers["location"])
    said_in_english([wrong, returned])


def said_in_english(answers: list[Response]) -> None:
    pages = {f"{number}": ReadAloud(answer.text) for number, answer in enumerate(answers)}
    assert left_in_vietnamese(pages) == []
    assert said_by_the_programme(marked_vietnamese(pages)) == []
