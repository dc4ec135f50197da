"""Kiểm tra chữ ký: what somebody pastes is explained and forgotten; a signed sample shows whether they can read us."""

from __future__ import annotations

import base64
import json

from sqlalchemy import select, text

from gateways.outgoing.sample_event import KIND, is_sample, write_sample
from gateways.signed_message import sign
from models.linkage.exchange import Exchange
from models.progress.inbox_message import InboxMessage
from tests.desk.links.linked_office import OURS, PARTNER, THEIRS, LinkedOffice

CHECK, TRY = f"{PARTNER}/kiem-tra-chu-ky", f"{PARTNER}/gui-thu"
BODY = '{"specversion": "1.0", "id": "su-kien-7", "lời": "Nguyễn Thị Ví Dụ"}'


def pasted(linked: LinkedOffice, body: str = BODY, key: object = THEIRS) -> dict[str, str]:
    at = linked.house.front.machine.now()
    secret = getattr(key, "signing_key", "")
    headers = sign(body.encode(), message_id="su-kien-7", at=at, secrets=[secret])
    return {"tieu-de": "\r\n".join(f"{name}: {value}" for name, value in headers.items()), "noi-dung": body}


def test_a_correct_message_is_good_and_a_changed_one_says_what_changed(linked: LinkedOffice) -> None:
    boxes = pasted(linked)
    supervisor = linked.supervisor
    assert "Chữ ký đúng" in supervisor.post(CHECK, boxes).text
    changed = supervisor.post(CHECK, {**boxes, "noi-dung": json.dumps(json.loads(BODY), ensure_ascii=False, indent=2)})
    assert "JSON đã bị đọc rồi ghi lại" in changed.text
    assert "sai" in changed.text
    assert "Nguyễn Thị Ví Dụ" in changed.text


def test_lines_that_a_browser_ends_its_own_way_do_no_harm(linked: LinkedOffice) -> None:
    body = '{\n "a": 1\n}'
    boxes = pasted(linked, body)
    assert "Chữ ký đúng" in linked.admin.post(CHECK, {**boxes, "noi-dung": body.replace("\n", "\r\n")}).text


def test_exact_bytes_are_given_as_base64(linked: LinkedOffice) -> None:
    body = "dòng\r\n"
    boxes = pasted(linked, body) | {"noi-dung": base64.b64encode(body.encode()).decode(), "base64": "on"}
    assert "Chữ ký đúng" in linked.admin.post(CHECK, boxes).text
    wrong = linked.admin.post(CHECK, {**boxes, "noi-dung": "!!!"})
    assert (wrong.status_code, "không phải base64" in wrong.text) == (422, True)


def test_our_own_message_pasted_by_mistake_is_recognised(linked: LinkedOffice) -> None:
    assert "khóa của chính ta" in linked.admin.post(CHECK, pasted(linked, key=OURS)).text


def test_a_message_of_a_suspended_agency_says_that_no_key_counts(linked: LinkedOffice) -> None:
    boxes = pasted(linked)
    linked.admin.post(f"{PARTNER}/tam-dung", {"ly-do": "Đang đổi máy chủ"})
    told = linked.admin.post(CHECK, boxes).text
    assert "đang bị tạm dừng" in told


def test_nothing_pasted_is_kept_anywhere(linked: LinkedOffice) -> None:
    marked = BODY.replace("Ví Dụ", "Dấu Vết Riêng")
    linked.admin.post(CHECK, pasted(linked, marked))
    tables = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
    with linked.post.office.database.transaction() as session:
        for name in session.scalars(text(tables)).all():
            found = session.scalar(text(f"SELECT count(*) FROM \"{name}\" t WHERE t::text LIKE '%Dấu Vết Riêng%'"))
            assert found == 0, name


def test_an_empty_form_says_what_to_paste(linked: LinkedOffice) -> None:
    answer = linked.admin.post(CHECK, {"tieu-de": "", "noi-dung": "{}"})
    assert (answer.status_code, "Hãy dán các dòng tiêu đề" in answer.text) == (422, True)


def test_a_signed_sample_is_sent_and_its_answer_shown(linked: LinkedOffice) -> None:
    """The ward verifies it with our public key before it answers at all."""
    admin = linked.admin
    shown = admin.sends(admin.opens(CHECK), "/gui-thu")
    assert "Họ đọc được chữ ký của ta: đã nhận (202)" in shown.text
    [(_, body)] = linked.ward.heard
    assert (body["type"], body["source"]) == (KIND, "urn:vn:gov:G01.99.01:one-stop")
    linked.ward.answers = [401]
    assert "họ không nhận chữ ký hoặc khóa của ta (401)" in admin.post(TRY, {}).text
    assert linked.supervisor.post(TRY, {}).status_code == 403


def test_a_sample_that_comes_to_us_is_answered_and_taken_in_by_nobody(linked: LinkedOffice) -> None:
    event_id, body = write_sample("H26.99.01", linked.post.house.machine.now())
    assert is_sample(body)
    assert not is_sample(BODY.encode())
    assert linked.hears(body, event_id) == 202
    with linked.post.office.database.transaction() as session:
        assert session.scalars(select(InboxMessage)).all() == []
        assert [one.reference for one in session.scalars(select(Exchange))] == [event_id]
