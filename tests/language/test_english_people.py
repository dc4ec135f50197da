"""What an administrator and somebody at his own account are answered when they send forms, in English."""

from __future__ import annotations

from uuid import UUID

from httpx import Response

from models.role import Role
from tests.access.members import KIEN_HUNG, join, open_unit
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.people.wardens import (
    PASSWORD,
    PEOPLE,
    enrols,
    give_password,
    logs_in,
    page_of,
    says_code,
    secret_on,
    sends_many,
)
from tests.language.people_who_read_english import everybody_reads_english, left_in_vietnamese, marked_vietnamese
from tests.language.read_aloud import ReadAloud
from tests.language.test_english_desk import said_by_the_programme
from tests.office.filings import at_the_desk

UNITS, ROLES = "/quan-tri/don-vi", "/quan-tri/vai-tro"
NAMED: dict[str, str | list[str]] = {"full_name": "Trần Thu Mới", "title": "Chuyên viên", "roles": ["mot-cua"]}


def is_english(answer: Response, *told: str) -> None:
    page = ReadAloud(answer.text)
    assert left_in_vietnamese({"": page}) == []
    assert said_by_the_programme(marked_vietnamese({"": page})) == []
    text = " ".join(one.text for one in page.heard)
    assert [words for words in told if words not in text] == []


def an_english_administrator(desk: DeskHouse) -> Visitor:
    everybody_reads_english(desk)
    return desk.visitor(Role.ADMINISTRATOR)


def test_what_is_wrong_with_a_new_member_and_the_first_code(desk: DeskHouse) -> None:
    admin = an_english_administrator(desk)
    page = admin.opens(f"{PEOPLE}/moi")
    wrong = {"username": "Ấ", "full_name": "X", "title": "", "phone": "0" * 30, "territories": "99999"}
    refused = sends_many(admin, page, "/moi", **wrong, roles=["quan-tri", "chu-tich", "pho-chu-tich"], steps=["x"])
    assert refused.status_code == 422
    is_english(refused, "Give the full name, with 2 to 200 characters.", "There is no step x.", "commune with the code")
    told = sends_many(admin, page, "/moi", username="tran.thu.moi", **NAMED)
    is_english(told, "One-time code", "Good until")


def test_a_change_of_rights_is_shown_first_and_stands_in_the_history(desk: DeskHouse) -> None:
    desk.office.file(at_the_desk)
    admin = an_english_administrator(desk)
    path = page_of(desk, Role.RECEIVER)
    unit = str(open_unit(desk.office, "Tổ một cửa"))
    typed: dict[str, str | list[str]] = {"roles": ["van-thu"], "territories": KIEN_HUNG, "unit": unit}
    is_english(sends_many(admin, admin.opens(path), path, **typed), "Preview", "Seal keeper")
    stale = admin.opens(path)
    assert sends_many(admin, stale, path, **typed, then="save").status_code == 303
    is_english(sends_many(admin, stale, path, full_name="Khác Hẳn"), "Somebody else has just changed this user")
    is_english(admin.get(path), "Unit: none → Tổ một cửa")
    is_english(admin.sends(admin.opens(path), "/tam-dung", reason="x"), "Give the reason, with 5 to 300 characters.")
    assert admin.sends(admin.opens(path), "/tam-dung", reason="Nghỉ việc riêng").status_code == 303
    is_english(admin.get(path), "Suspend the account")
    own = page_of(desk, Role.ADMINISTRATOR)
    is_english(sends_many(admin, admin.opens(own), own, roles=["mot-cua"], then="save"), "last administrator")


def test_units_and_the_rule_of_the_second_step(desk: DeskHouse) -> None:
    desk.office.file(at_the_desk)
    unit_id = open_unit(desk.office, "Tổ một cửa")
    join(desk.office, Role.RECEIVER, unit_id=unit_id)
    admin = an_english_administrator(desk)
    path = f"{UNITS}/{unit_id}"
    is_english(
        sends_many(admin, admin.opens(UNITS), UNITS, name="Tổ một cửa", procedures=["x"]), "of this name already"
    )
    is_english(sends_many(admin, admin.opens(path), path, territories=KIEN_HUNG), "1 open dossier", "Will be")
    is_english(admin.sends(admin.opens(path), "/dong"), "1 person still belongs to the unit.")
    below = sends_many(admin, admin.opens(path), path, parent=str(unit_id))
    is_english(below, "A unit cannot stand below itself")
    stale = admin.opens(ROLES)
    assert sends_many(admin, stale, "/hai-buoc", roles=["chu-tich"]).status_code == 303
    is_english(sends_many(admin, stale, "/hai-buoc", roles=["quan-tri"]), "Stands now: Chairman.")
    closed = UUID(int=0)
    is_english(sends_many(admin, admin.opens(path), path, parent=str(closed)), "Choose an open unit")


def test_ones_own_password_and_second_step(desk: DeskHouse) -> None:
    name = give_password(desk, Role.CHAIRMAN)
    everybody_reads_english(desk)
    chairman = desk.visitor(Role.CHAIRMAN)
    page = chairman.opens("/tai-khoan/mat-khau")
    is_english(chairman.sends(page, "/mat-khau", present=PASSWORD, new="a", again="b"), "10 to", "the same twice")
    is_english(chairman.sends(page, "/mat-khau", present="x", new="a", again="b"), "The present password is wrong")
    chairman.sends(chairman.opens("/tai-khoan/hai-buoc"), "/tai-khoan/hai-buoc")
    begun = chairman.opens("/tai-khoan/hai-buoc")
    assert secret_on(begun)
    is_english(chairman.sends(begun, "/xac-nhan", present=PASSWORD, code="000000"), "The code is wrong")
    telephone, _ = enrols(desk, chairman)
    is_english(chairman.get("/tai-khoan/hai-buoc"), "Spare codes left: 10.")
    is_english(chairman.get("/tai-khoan"), "spare codes left: 10.")
    telephone.waits()
    made = chairman.sends(chairman.opens("/tai-khoan/hai-buoc"), "/ma-du-phong", code=telephone.shows())
    is_english(made, "The second step is turned on")
    visitor, _ = logs_in(desk, name)
    visitor.post("/dang-nhap/ngon-ngu", {"language": "en"})
    asked = visitor.post("/dang-nhap", {"username": name, "password": PASSWORD})
    is_english(asked, "Second-step code")
    is_english(says_code(visitor, asked, "000000"), "The code is wrong")
