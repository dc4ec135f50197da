"""What passes with other agencies, and the words of letters, read in English."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from httpx import Response

from gateways.signed_message import sign
from models.linkage.compared_day import keep_comparison
from models.linkage.partner_agency import PartnerAgency
from models.role import Role
from notifications.catalogue import CATALOGUE
from tests.desk.desk_house import DeskHouse
from tests.desk.links.conftest import linked  # noqa: F401
from tests.desk.links.linked_office import OURS, PARTNER, THEIRS, LinkedOffice
from tests.desk.links.test_keys import agreed, brought
from tests.desk.links.test_messages import AGAIN, EVENTS, EXCHANGES, last_exchange, what_is_sent
from tests.desk.links.test_partners import ADD, LIST, NEW, THEIR_CLIENT
from tests.desk.links.test_signature import BODY, CHECK, pasted
from tests.desk.links.test_wording import GREETING, SMS, proposes, publishes
from tests.desk.links.test_wording import LIST as WORDING
from tests.language.people_who_read_english import everybody_reads_english, left_in_vietnamese, marked_vietnamese
from tests.language.read_aloud import ReadAloud
from tests.language.test_english_desk import said_by_the_programme
from tests.linkage.fixtures import WARD, post  # noqa: F401


def is_english(answer: Response, *told: str) -> None:
    assert answer.status_code in (200, 409, 422), answer.status_code
    page = ReadAloud(answer.text)
    assert left_in_vietnamese({"": page}) == []
    assert said_by_the_programme(marked_vietnamese({"": page})) == []
    text = " ".join(one.text for one in page.heard)
    assert [words for words in told if words not in text] == []


def test_how_an_agency_stands(linked: LinkedOffice) -> None:  # noqa: F811
    everybody_reads_english(linked.house)
    linked.accepts()
    linked.post.office.clock.advance(timedelta(hours=3))
    admin = linked.admin
    is_english(admin.get(PARTNER), "slow", "The oldest notice they have not received is from")
    linked.ward.answers = [503] * 5
    linked.sends()
    is_english(admin.get(LIST), "The last call failed: their server failed (503)", "we file 1 procedure")
    for _ in range(4):
        linked.sends()
    linked.hears(b"khong phai JSON", "la-1")
    linked.post.office.go_on()
    now = linked.post.office.clock.now()
    with linked.post.office.database.transaction() as session:
        for days, ours, theirs in ((1, 3, 3), (2, 3, 2), (3, 1, None)):
            day, again = (now - timedelta(days=days)).date(), 3 if theirs == 2 else 0
            agrees = ours == theirs
            keep_comparison(
                session, WARD, day, now, ours=ours, theirs=theirs, agrees=agrees, untaken=0, asked_again=again
            )
    is_english(admin.get(PARTNER), "The last 5 calls all failed", "asked again about 3 dossiers", "Unreadable")
    is_english(admin.post(f"{PARTNER}/tam-dung", {"ly-do": "ngắn"}), "Give the reason, with at least 10 characters.")
    admin.post(f"{PARTNER}/tam-dung", {"ly-do": "Khóa của họ có thể đã lộ"})
    is_english(linked.supervisor.get(f"{PARTNER}?tin=tam-dung"), "none is lost", "Paused since")


def test_the_keys_of_an_agency(linked: LinkedOffice) -> None:  # noqa: F811
    everybody_reads_english(linked.house)
    admin, form = linked.admin, linked.admin.opens(PARTNER).form("/khoa/thoi")
    is_english(admin.post(form.action, {**form.boxes, "ly-do-thoi": "đã lộ"}), "This is the last key in force")
    is_english(admin.post(f"{PARTNER}/khoa/dan", {"khoa": "không phải khóa"}), "not a set of public keys")
    brought(linked)
    is_english(linked.chairman.get(PARTNER), "A new key waits", "Agree")
    assert agreed(linked, linked.chairman, "chín") == 422
    assert agreed(linked, linked.chairman, "99") == 422
    agreed(linked, linked.chairman)
    is_english(admin.get(f"{PARTNER}?tin=khoa-dong-y"), "Keys are being changed", "overlap")
    admin.post(form.action, {**form.boxes, "ly-do-thoi": "đã lộ"})
    is_english(linked.supervisor.get(PARTNER), "retired")


def test_what_passed_and_is_sent_again(linked: LinkedOffice) -> None:  # noqa: F811
    everybody_reads_english(linked.house)
    linked.accepts()
    linked.ward.answers = [404]
    linked.sends()
    admin, supervisor = linked.admin, linked.supervisor
    is_english(admin.get(EVENTS), "nothing receives at this address (404)", "waiting")
    is_english(admin.get(AGAIN), "1 notice will be sent again")
    boxes = what_is_sent(admin.opens(AGAIN))
    linked.sends()
    is_english(admin.post(AGAIN, boxes), "The list has changed")
    for asked in ("pham-vi=ho-so", "pham-vi=tu-ngay&tu-ngay=mai"):
        is_english(admin.get(f"{AGAIN}?{asked}"), "Give the")
    is_english(admin.get(EXCHANGES), "We called them", "They called us")
    number = last_exchange(linked)
    is_english(supervisor.get(f"{EXCHANGES}/{number}"), " masked.", "not yet; the system seals")
    is_english(supervisor.post(f"{EXCHANGES}/{number}/hien", {}), "has been logged")


def test_why_a_signature_is_not_taken(linked: LinkedOffice) -> None:  # noqa: F811
    everybody_reads_english(linked.house)
    admin, boxes = linked.admin, pasted(linked)
    is_english(admin.get(CHECK), "their key that signs messages")
    is_english(admin.post(CHECK, {}), "Paste the header lines")
    is_english(admin.post(CHECK, boxes), "The signature is right", "It fits key")
    is_english(admin.post(CHECK, {**boxes, "noi-dung": BODY + " "}), "Blanks were added")
    is_english(admin.post(CHECK, {**boxes, "noi-dung": BODY[:-1]}), "Tried: line breaks")
    is_english(admin.post(CHECK, pasted(linked, key=OURS)), "our own key")
    is_english(admin.post(CHECK, {**boxes, "noi-dung": "!!!", "base64": "on"}), "The content is not base64")
    late = sign(b"", message_id="x", at=linked.house.machine.now() - timedelta(hours=30), secrets=[THEIRS.signing_key])
    lines = "\n".join(f"{name}: {value}" for name, value in late.items())
    is_english(admin.post(CHECK, {"tieu-de": lines}), "1 day 6 hours 0 seconds before our server's time", "too old")
    wrong = "webhook-id: ế\nwebhook-timestamp: 1795354635000\nwebhook-signature: v1,abc v1a,zz== v9,aa xx " + "y " * 9
    is_english(admin.post(CHECK, {"tieu-de": wrong}), "milliseconds", "Signatures from number 11 on")
    is_english(admin.post(f"{PARTNER}/gui-thu", {}), "Their answer to the test message")


def test_adding_an_agency(linked: LinkedOffice) -> None:  # noqa: F811
    everybody_reads_english(linked.house)
    admin, ward = linked.admin, linked.ward
    wrong = {"code": "1" * 40, "we_file": "9.9", "networks": "mạng"}
    is_english(admin.post(ADD, wrong), "Longer than 35 characters.", "No procedure has the code “9.9”")
    nothing: Mapping[str, str] = {**NEW, "we_file": "", "may_file": "", "base_url": ward.address}
    is_english(admin.post(ADD, dict(nothing)), "Give at least one procedure")
    is_english(admin.post(ADD, {**NEW, "networks": "mạng", "base_url": ward.address}), "Write a private network as")
    is_english(admin.post(ADD, {**NEW, "networks": "", "base_url": ward.address}), "This address may not be called")
    ward.published = [THEIRS.public_jwk, THEIR_CLIENT.public_jwk]
    is_english(admin.post(ADD, {**NEW, "base_url": ward.address}), "We will be able to file there")
    is_english(admin.post(ADD, {**NEW, "base_url": ward.address, "dau-van-tay": "sai"}), "does not match")
    with linked.post.office.database.transaction() as session:
        who, at = linked.post.office.member(Role.RECEIVER).key, linked.post.office.clock.now()
        lists = {"event_keys": [], "files_there": [], "networks": [], "answers_for": ["*"]}
        proposed = {"active": False, "proposed_by": who, "added_at": at, "our_client_id": "G01.99.01"}
        named = {"code": "G09", "name": "Cơ quan thử", "base_url": "https://khong-co.invalid"}
        session.add(PartnerAgency(**named, **lists, **proposed))
    is_english(admin.get("/quan-tri/ket-noi/G09"), "Somebody else must activate it", "every commune without a system")
    is_english(admin.get(LIST), "waits for activation", "answers questions for every other commune")


def test_every_letter_with_words_of_the_office(desk: DeskHouse) -> None:
    everybody_reads_english(desk)
    proposes(desk, GREETING, "Kính chào {nguoi_nhan}.")
    publishes(desk)
    supervisor = desk.visitor(Role.SUPERVISOR)
    for notice in CATALOGUE:
        is_english(supervisor.get(f"{WORDING}/thu/{notice}"), "the agency's own words", "Without accents (default)")
    is_english(supervisor.get(f"{WORDING}/thu/receipt?vi-du=ten-dai"), "Example dossier with long names")
    is_english(proposes(desk, SMS, "Hoi: 1022", does="xem"), "with the new words")
    is_english(proposes(desk, SMS, "Xin mang theo bản chính mọi giấy tờ đã nộp. " * 3), "only 2 are allowed")
    is_english(proposes(desk, SMS, "{ten_me}"), "There is no place to fill called {ten_me}", "(dossier code)")
    is_english(proposes(desk, SMS, "x" * 170), "It has 170 characters; only 160 are allowed.")
    is_english(proposes(desk, GREETING, "Xin chào.", version="0"), "Somebody else has just replaced these words")
    proposes(desk, GREETING, "", version="1")
    proposes(desk, SMS, "Hoi: 1022")
    is_english(desk.visitor(Role.CHAIRMAN).get(WORDING), "(empty: nothing is added)", "Publish", "Text message without")
    is_english(desk.visitor(Role.ADMINISTRATOR).get(GREETING), "(empty)", "waiting to be published", "in use")
