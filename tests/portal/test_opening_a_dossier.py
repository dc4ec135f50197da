"""Code and secret open a dossier, and nothing else does; the secret is shown once and then travels no more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from models.audit.audit_entry import AuditEntry
from models.dossier import Dossier
from portal.tracking_pass import LASTS, read_pass
from tests.office.filings import at_the_desk
from tests.office.open_office import OpenOffice
from tests.portal.brought_to import asked_to_supplement, pages_of
from tests.portal.portal_house import Citizen, PortalHouse, link_of


def look_up(citizen: Citizen, code: str, secret: str) -> tuple[int, str]:
    answer = citizen.post("/tra-cuu", {"ma-ho-so": code, "ma-bi-mat": secret})
    return answer.status_code, answer.text


def test_whoever_types_code_and_secret_sees_his_dossier(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(at_the_desk)
    dossier = story.dossier()
    typed = " ".join(dossier.tracking_secret.lower())
    page = citizen.opens("/tra-cuu")
    answer = citizen.sends(page, "/tra-cuu", {"ma-ho-so": dossier.code.lower(), "ma-bi-mat": typed})

    assert answer.status_code == 303
    assert answer.headers["location"] == pages_of(story)
    assert dossier.code in citizen.follows(answer).words


def test_the_link_of_letters_is_exchanged_for_a_pass_and_the_secret_leaves_the_address(
    office: OpenOffice, citizen: Citizen
) -> None:
    story = office.file(at_the_desk)
    answer = citizen.get(link_of(story))

    assert answer.headers["location"] == pages_of(story)
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert f"Path={pages_of(story)}" in cookie
    assert story.dossier().tracking_secret not in cookie
    assert answer.headers["cache-control"] == "no-store"


def test_the_link_and_square_code_of_our_letters_and_slips_open_the_dossier(
    office: OpenOffice, citizen: Citizen
) -> None:
    story = asked_to_supplement(office)
    in_letter = story.letter_rows("supplement_request")[0].content["tracking_url"]
    on_sheet = story.document("supplement_request_sheet").content["tracking_url"]

    for address in (in_letter, on_sheet):
        told = citizen.opens(address.removeprefix("https://motcua.example"))
        assert "Hồ sơ cần Ông/Bà bổ sung" in told.words


def test_the_square_code_of_a_certificate_opens_nothing_by_itself(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(at_the_desk)
    story.goes_on_to("receives")
    printed = story.document("birth_certificate").content["tracking_url"]
    asked = citizen.opens(printed.removeprefix("https://motcua.example"))

    assert "Mã bí mật" in asked.words
    assert asked.form("/tra-cuu").boxes["ma-ho-so"] == story.dossier().code


def test_a_wrong_secret_and_an_absent_dossier_are_answered_alike(office: OpenOffice, citizen: Citizen) -> None:
    code = office.file(at_the_desk).dossier().code
    absent = code[:-4] + "9999"
    wrong_status, wrong = look_up(citizen, code, "AAAABBBBCCCC")
    absent_status, nothing = look_up(citizen, absent, "AAAABBBBCCCC")

    assert wrong_status == absent_status == 404
    assert wrong.replace(code, absent) == nothing
    assert "không đúng" in wrong


def test_the_page_that_asks_for_the_secret_does_not_tell_whether_the_dossier_exists(
    office: OpenOffice, citizen: Citizen
) -> None:
    code = office.file(at_the_desk).dossier().code
    absent = code[:-4] + "9999"

    assert citizen.get(f"/tra-cuu/{code}").text.replace(code, absent) == citizen.get(f"/tra-cuu/{absent}").text


def test_guessing_comes_to_an_end(office: OpenOffice, citizen: Citizen, portal_house: PortalHouse) -> None:
    story = office.file(at_the_desk)
    statuses = [look_up(citizen, story.dossier().code, f"WRONG{number:07d}")[0] for number in range(25)]

    assert statuses[0] == 404
    assert statuses[-1] == 429
    last = citizen.post("/tra-cuu", {"ma-ho-so": story.dossier().code, "ma-bi-mat": story.dossier().tracking_secret})
    assert int(last.headers["retry-after"]) > 0
    somebody_else = portal_house.citizen("10.0.0.9")
    assert somebody_else.get(link_of(story)).status_code == 303


def test_a_pass_opens_one_dossier_only(office: OpenOffice, citizen: Citizen) -> None:
    mine, another = office.file(at_the_desk), office.file(at_the_desk)
    citizen.comes_with_the_receipt(mine)
    [cookie] = [cookie for cookie in citizen.web.cookies.jar if cookie.name == "ho-so"]
    citizen.web.cookies.set("ho-so", str(cookie.value), path=pages_of(another))

    assert "Mã bí mật" in citizen.opens(pages_of(another)).words
    assert citizen.get(f"{pages_of(another)}/rut-ho-so").headers["location"] == f"{pages_of(another)}?tiep=rut-ho-so"


@pytest.mark.parametrize("forged", ["", "x", "k1:abcd", "AAAA" * 40, "\u00e9\u00e9"])
def test_a_pass_nobody_gave_opens_nothing(office: OpenOffice, citizen: Citizen, forged: str) -> None:
    story = office.file(at_the_desk)
    answer = citizen.web.get(pages_of(story), headers={"Accept": "text/html", "Cookie": f"ho-so={forged}".encode()})

    assert answer.status_code == 200
    assert "Mã bí mật" in answer.text
    assert read_pass(forged, office.clock.now()) is None


def test_a_pass_ends_after_two_hours_without_a_page(office: OpenOffice, portal_house: PortalHouse) -> None:
    citizen, story = portal_house.citizen(), office.file(at_the_desk)
    citizen.comes_with_the_receipt(story)
    portal_house.machine.advance(LASTS - timedelta(minutes=1))
    assert "đang được kiểm tra" in citizen.opens(pages_of(story)).words
    portal_house.machine.advance(LASTS - timedelta(minutes=1))
    assert "đang được kiểm tra" in citizen.opens(pages_of(story)).words
    portal_house.machine.advance(LASTS + timedelta(minutes=1))

    assert "Mã bí mật" in citizen.opens(pages_of(story)).words


def test_a_new_secret_ends_the_passes_of_the_old_one(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(at_the_desk)
    citizen.comes_with_the_receipt(story)
    with office.database.transaction() as session:
        renewed = update(Dossier).where(Dossier.id == story.dossier_id).values(tracking_secret="N3WS3CR3TN3W")
        session.execute(renewed)

    assert "Mã bí mật" in citizen.opens(pages_of(story)).words


def test_whoever_closes_his_dossier_leaves_nothing_on_the_machine(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(at_the_desk)
    page = citizen.comes_with_the_receipt(story)
    citizen.follows(citizen.sends(page, "/dong"))

    assert not [cookie for cookie in citizen.web.cookies.jar if cookie.name == "ho-so"]
    assert "Mã bí mật" in citizen.opens(pages_of(story)).words


def test_a_link_to_an_inner_page_asks_for_the_secret_and_then_leads_there(office: OpenOffice, citizen: Citizen) -> None:
    story = asked_to_supplement(office)
    asking = citizen.opens(f"{pages_of(story)}/bo-sung")
    secret = story.dossier().tracking_secret
    answer = citizen.sends(asking, "/tra-cuu", {"ma-bi-mat": secret})

    assert answer.headers["location"] == f"{pages_of(story)}/bo-sung"
    assert citizen.post(
        "/tra-cuu", {"ma-ho-so": story.dossier().code, "ma-bi-mat": secret, "tiep": "//elsewhere.example"}
    ).headers["location"] == pages_of(story)


def test_the_secret_is_in_no_log_and_in_no_page(
    office: OpenOffice, citizen: Citizen, capfd: pytest.CaptureFixture[str]
) -> None:
    story = asked_to_supplement(office)
    secret, code = story.dossier().tracking_secret, story.dossier().code
    page = citizen.comes_with_the_receipt(story)
    inner = citizen.opens(f"{pages_of(story)}/bo-sung")
    look_up(citizen, code, secret)
    said = "".join(capfd.readouterr())

    assert secret not in page.html + inner.html
    assert "/tra-cuu/{code}" in said
    assert secret not in said
    assert code not in said


def test_each_opening_is_noted(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(at_the_desk)
    citizen.comes_with_the_receipt(story)
    noted = select(AuditEntry.actor).where(
        AuditEntry.dossier_id == story.dossier_id, AuditEntry.action == "tracking.read"
    )

    assert office.scalars(lambda session: list(session.scalars(noted))) == ["applicant"]


@pytest.mark.parametrize("code", ["", "x" * 300, "<script>alert(1)</script>", "%00", "../../etc/passwd"])
def test_odd_codes_are_not_found_in_peace(citizen: Citizen, code: str) -> None:
    status, page = look_up(citizen, code, "x")

    assert status == 404
    assert "<script>" not in page
