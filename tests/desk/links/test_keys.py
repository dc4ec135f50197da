"""Exchanging an agency's keys without a gap: brought by one, agreed to by another, both good for a while, then one."""

from __future__ import annotations

import json
from datetime import timedelta

from sqlalchemy import select

from gateways.outgoing.key_pair import CLIENT, EVENTS, KeyPair
from models.linkage.partner_key import KeyState, PartnerKey
from tests.desk.desk_house import Visitor
from tests.desk.html_page import HtmlPage
from tests.desk.links.linked_office import PARTNER, THEIRS, LinkedOffice

NEXT = KeyPair(EVENTS, b"n" * 32)
NEXT_CLIENT = KeyPair(CLIENT, b"m" * 32)


def brought(linked: LinkedOffice) -> HtmlPage:
    """The next key, fetched from their address by the administrator."""
    linked.ward.published = [THEIRS.public_jwk, NEXT.public_jwk, NEXT_CLIENT.public_jwk]
    admin = linked.admin
    answer = admin.sends(admin.opens(PARTNER), "/khoa/tim")
    assert answer.headers["location"].endswith("?tin=khoa-cho#khoa")
    return admin.opens(PARTNER)


def proposed(linked: LinkedOffice, purpose: str = "events") -> str:
    waiting = select(PartnerKey.id).where(PartnerKey.state == KeyState.PROPOSED, PartnerKey.purpose == purpose)
    return str(linked.post.office.scalars(lambda session: session.scalars(waiting).one()))


def agreed(linked: LinkedOffice, who: Visitor, days: str = "7") -> int:
    return who.post(f"{PARTNER}/khoa/{proposed(linked)}/dong-y", {"goi-dau": days}).status_code


def time_goes_on(linked: LinkedOffice, by: timedelta) -> None:
    linked.house.machine.advance(by)
    linked.post.house.machine.set(linked.house.machine.now())


def together(linked: LinkedOffice) -> None:
    """Both front doors of these tests go by one clock."""
    linked.post.house.machine.set(linked.house.machine.now())


def test_a_key_counts_only_when_a_second_person_has_agreed(linked: LinkedOffice) -> None:
    together(linked)
    page = brought(linked)
    assert "chờ người thứ hai đồng ý" in page.text
    assert not page.has_form("/dong-y")
    assert linked.hears(b"{}", "a-1", NEXT) == 401
    assert agreed(linked, linked.admin) == 422
    assert agreed(linked, linked.chairman) == 303
    assert (linked.hears(b"{}", "a-2", NEXT), linked.hears(b"{}", "a-3", THEIRS)) == (202, 202)
    assert "khóa cũ và khóa mới cùng được nhận" in linked.supervisor.opens(PARTNER).text


def test_the_old_key_ends_by_itself_when_the_overlap_is_over(linked: LinkedOffice) -> None:
    together(linked)
    brought(linked)
    agreed(linked, linked.chairman, "2")
    time_goes_on(linked, timedelta(days=1, hours=23))
    assert linked.hears(b"{}", "b-1", THEIRS) == 202
    time_goes_on(linked, timedelta(hours=2))
    assert (linked.hears(b"{}", "b-2", THEIRS), linked.hears(b"{}", "b-3", NEXT)) == (401, 202)


def test_a_key_is_taken_off_at_once_but_never_the_last(linked: LinkedOffice) -> None:
    together(linked)
    page = linked.admin.opens(PARTNER)
    form = page.form("/khoa/thoi")
    refused = linked.admin.post(form.action, {**form.boxes, "ly-do-thoi": "đã lộ"})
    assert (refused.status_code, "khóa cuối cùng" in refused.text) == (422, True)
    brought(linked)
    agreed(linked, linked.chairman)
    assert linked.admin.post(form.action, {**form.boxes, "ly-do-thoi": ""}).status_code == 422
    assert linked.admin.post(form.action, {**form.boxes, "ly-do-thoi": "đã lộ"}).status_code == 303
    assert (linked.hears(b"{}", "c-1", THEIRS), linked.hears(b"{}", "c-2", NEXT)) == (401, 202)
    assert "đã thôi dùng đã lộ" in linked.supervisor.opens(PARTNER).text


def test_why_a_key_is_taken_off_stays_beside_its_key_when_it_is_refused(linked: LinkedOffice) -> None:
    form = linked.admin.opens(PARTNER).form("/khoa/thoi")
    refused = HtmlPage(linked.admin.post(form.action, {**form.boxes, "ly-do-thoi": "nghi đã lộ"}).text)
    assert refused.form("/khoa/thoi").boxes["ly-do-thoi"] == "nghi đã lộ"
    assert refused.form("/tam-dung").boxes.get("ly-do", "") == ""


def test_a_key_that_came_back_after_it_was_taken_off_counts_as_any_other(linked: LinkedOffice) -> None:
    together(linked)
    brought(linked)
    agreed(linked, linked.chairman)
    theirs = linked.admin.opens(PARTNER).form("/khoa/thoi")
    linked.admin.post(theirs.action, {**theirs.boxes, "ly-do-thoi": "tưởng đã lộ"})
    linked.admin.post(f"{PARTNER}/khoa/tim", {})
    assert agreed(linked, linked.chairman) == 303
    other = [form for form in linked.admin.opens(PARTNER).forms if form.action.endswith("/khoa/thoi")]
    next_key = next(one for one in other if one.boxes["dau-van-tay"] != theirs.boxes["dau-van-tay"])
    assert linked.admin.post(next_key.action, {**next_key.boxes, "ly-do-thoi": "thật sự lộ"}).status_code == 303


def test_the_key_for_tokens_is_exchanged_the_same_way(linked: LinkedOffice) -> None:
    brought(linked)
    path = f"{PARTNER}/khoa/{proposed(linked, 'client')}/dong-y"
    assert linked.chairman.post(path, {"goi-dau": "7"}).status_code == 303
    assert "Xin mã truy cập" in linked.supervisor.opens(PARTNER).text


def test_what_is_brought_twice_stands_once_and_may_be_put_away(linked: LinkedOffice) -> None:
    page = brought(linked)
    admin = linked.admin
    assert admin.sends(page, "/khoa/tim").headers["location"].endswith("?tin=khoa-khong#khoa")
    path = f"{PARTNER}/khoa/{proposed(linked)}"
    admin.post(f"{path}/bo", {})
    late = linked.chairman.post(f"{path}/dong-y", {"goi-dau": "7"})
    assert (late.status_code, "đã được quyết định rồi" in late.text) == (422, True)
    assert admin.post(f"{path}/bo", {}).status_code == 422
    assert linked.hears(b"{}", "d-1", NEXT) == 401
    assert "không đồng ý" in admin.opens(PARTNER).text


def test_keys_that_came_by_letter_are_pasted_and_what_is_none_is_given_back(linked: LinkedOffice) -> None:
    admin = linked.admin
    wrong = admin.post(f"{PARTNER}/khoa/dan", {"khoa": "không phải khóa"})
    assert (wrong.status_code, "không phải khóa</textarea>" in wrong.text) == (422, True)
    pasted = json.dumps({"keys": [NEXT.public_jwk]})
    assert admin.post(f"{PARTNER}/khoa/dan", {"khoa": pasted}).status_code == 303
    assert agreed(linked, linked.chairman, "chín") == 422


def test_no_private_half_stands_on_any_page(linked: LinkedOffice) -> None:
    brought(linked)
    agreed(linked, linked.chairman)
    for path in ("/quan-tri/ket-noi", PARTNER, f"{PARTNER}/kiem-tra-chu-ky"):
        html = linked.admin.opens(path).html
        assert "whsk_" not in html
        assert '"d"' not in html
