"""Handing a result over at the counter: who it is, what is owed, what is given back - once, whatever happens."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select, text

from models.audit.audit_entry import AuditEntry
from models.delivery.hand_out import HandOut, Recipient
from models.delivery.identity import Proof, Shown, matches, read_shown
from models.delivery.pickup_token import LIFE, MOST_TRIES, PickupToken, code_of
from models.folder.original_move import Custody, OriginalMove
from models.intake.component import Component
from models.role import Role
from models.status import Ending
from tests.desk.delivery.counter_stories import CARD, NUMBER, at_counter, on_the_shelf
from tests.desk.desk_house import DeskHouse
from tests.desk.html_page import HtmlPage
from tests.documents.pdf_text import text_of
from tests.office.couple import comes_to_sign
from tests.office.filings import ADDRESS, Body, without_copies
from tests.office.marriage_filings import of_two
from tests.office.open_office import OpenOffice
from tests.office.story import Story


def leaving_originals(day: date) -> Body:
    """An ordinary birth whose originals the office keeps."""
    body = without_copies(day)
    for component in body["components"]:
        component["original_kept"] = True
    return body


def hand_outs(story: Story) -> list[HandOut]:
    return story.rows(HandOut, HandOut.handed_at)


def tokens(story: Story) -> list[PickupToken]:
    return story.rows(PickupToken, PickupToken.asked_at)


def test_a_scanned_card_a_fee_and_a_sheet_to_sign_in_one_act(office: OpenOffice, desk: DeskHouse) -> None:
    story = on_the_shelf(office)
    clerk, page = at_counter(desk, story)
    assert NUMBER not in page.html
    assert "•••••••••001" in page.text
    assert "Đã thu 16.000 đồng, trả kết quả" in page.text
    sent = clerk.sends(page, "/trao", shown=CARD, identity_seen="Căn cước")
    assert sent.status_code == 303, sent.text

    [row] = hand_outs(story)
    assert (row.recipient, row.proof) == (Recipient.APPLICANT, Proof.CARD)
    assert story.receipts() == [("cash", 16_000)]
    done = clerk.opens(sent.headers["location"])
    assert "đã quét mã trên thẻ, khớp" in done.text
    pdf = clerk.get(f"/tra-ket-qua/ho-so/{story.dossier().code}/phieu")
    assert pdf.headers["content-type"] == "application/pdf"
    told = text_of(pdf.content)
    assert "PHIẾU TRẢ KẾT QUẢ" in told
    assert "16.000 đồng" in told
    assert NUMBER not in told
    office.go_on()
    story.ends_as(Ending.DELIVERED)


def test_however_often_the_button_is_pressed_it_happens_once(office: OpenOffice, desk: DeskHouse) -> None:
    story = on_the_shelf(office)
    clerk, page = at_counter(desk, story)
    answers = [clerk.sends(page, "/trao", shown="0001", identity_seen="Căn cước") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [303, 303, 303]
    assert answers[2].headers["location"].endswith("?tin=da-trao")
    assert len(hand_outs(story)) == 1
    assert story.receipts() == [("cash", 16_000)]
    assert story.journal().count("receives") == 1


def test_four_digits_that_differ_hand_nothing_over_and_are_noted(office: OpenOffice, desk: DeskHouse) -> None:
    story = on_the_shelf(office)
    clerk, page = at_counter(desk, story)
    again = clerk.sends(page, "/trao", shown="9999", identity_seen="Căn cước")

    assert again.status_code == 422
    assert "Không khớp với số trong hồ sơ" in again.text
    assert 'value="Căn cước"' in again.text
    assert story.receipts() == []
    assert hand_outs(story) == []
    noted = select(AuditEntry.action).where(AuditEntry.dossier_id == story.dossier_id)
    assert "identity.differs" in office.scalars(lambda session: list(session.scalars(noted)))


def test_money_that_is_owed_no_more_is_not_taken_in_passing(office: OpenOffice, desk: DeskHouse) -> None:
    """Paid elsewhere since the page was opened: the clerk learns of it while the family still stands there."""
    story = on_the_shelf(office)
    clerk, page = at_counter(desk, story)
    story.pays_at_the_desk()
    again = clerk.sends(page, "/trao", shown="0001", identity_seen="Căn cước")

    assert again.status_code == 422
    assert "Số tiền phải đúng bằng số còn phải nộp: 0 đồng" in again.text
    assert hand_outs(story) == []
    assert clerk.sends(HtmlPage(again.text), "/trao").status_code == 303
    assert story.receipts() == [("cash", 16_000)]


def test_of_a_scanned_card_only_the_number_comes_back_into_the_page(office: OpenOffice, desk: DeskHouse) -> None:
    clerk, page = at_counter(desk, on_the_shelf(office))
    again = clerk.sends(page, "/trao", shown=CARD, identity_seen="")

    assert again.status_code == 422
    assert "Hãy điền mục này" in again.text
    assert "Số 1 phố Thử Nghiệm" not in again.text
    assert f'value="{NUMBER}"' in again.text


def test_somebody_who_is_sent_shows_the_code_the_applicant_got(office: OpenOffice, desk: DeskHouse) -> None:
    story = on_the_shelf(office, without_copies)
    clerk, page = at_counter(desk, story)
    assert clerk.sends(page, "/ma-nhan", send_to="Lê Thị Nhờ").status_code == 303
    office.go_on()
    [token] = tokens(story)
    code = code_of(token.id)
    page = clerk.opens(f"/tra-ket-qua/ho-so/{story.dossier().code}")
    assert code not in page.html
    assert "còn 5 lần gõ" in page.text
    assert "pickup_code" in story.letters()
    assert code in "".join(sms_texts(office))
    for table in ("pickup_token", "letter", "audit_entry"):
        assert code not in rows_of_table(office, table)
    sent = clerk.sends(page, "/trao", who="token", token=code, shown="001300000009", identity_seen="Căn cước")
    assert sent.status_code == 303, sent.text

    [row] = hand_outs(story)
    assert (row.recipient, row.token_id, row.told["names"]) == (Recipient.BEARER, token.id, ["Lê Thị Nhờ"])
    assert tokens(story)[0].used_at is not None
    told = text_of(clerk.get(f"/tra-ket-qua/ho-so/{story.dossier().code}/phieu").content)
    assert "Lê Thị Nhờ" in told
    assert "001300000009" not in told


def rows_of_table(office: OpenOffice, table: str) -> str:
    with office.database.transaction() as session:
        return str(session.execute(text(f"SELECT * FROM {table}")).all())


def sms_texts(office: OpenOffice) -> list[str]:
    return [str(line) for line in office.town.ledger("sms-gateway", None, None)]


def test_a_wrong_code_is_counted_and_locks(office: OpenOffice, desk: DeskHouse) -> None:
    story = on_the_shelf(office, without_copies)
    clerk, page = at_counter(desk, story)
    clerk.sends(page, "/ma-nhan", send_to="Lê Thị Nhờ")
    right = code_of(tokens(story)[0].id)
    wrong = "00000000" if right != "00000000" else "11111111"
    page = clerk.opens(f"/tra-ket-qua/ho-so/{story.dossier().code}")
    stranger = {"who": "token", "shown": "001300000009", "identity_seen": "Căn cước"}
    for tried in range(1, MOST_TRIES + 1):
        answer = clerk.sends(page, "/trao", token=wrong, **stranger)
        assert answer.status_code == 422
        assert ("Mã đã bị khóa" if tried == MOST_TRIES else f"còn {MOST_TRIES - tried} lần gõ") in answer.text
    assert clerk.sends(page, "/trao", token=right, **stranger).status_code == 422
    assert hand_outs(story) == []

    page = clerk.opens(f"/tra-ket-qua/ho-so/{story.dossier().code}")
    assert clerk.sends(page, "/ma-nhan", send_to="Lê Thị Nhờ").status_code == 303
    fresh = code_of(tokens(story)[1].id)
    office.clock.advance(LIFE)
    assert "Mã đã hết hạn" in clerk.sends(page, "/trao", token=fresh, **stranger).text
    page = clerk.opens(f"/tra-ket-qua/ho-so/{story.dossier().code}")
    for _ in range(3):
        clerk.sends(page, "/ma-nhan", send_to="Lê Thị Nhờ")
    assert len(tokens(story)) <= 5
    assert "Đã gửi 3 mã trong 24 giờ" in clerk.sends(page, "/ma-nhan", send_to="Lê Thị Nhờ").text


def test_a_written_authorisation_is_kept_with_whom_it_names(office: OpenOffice, desk: DeskHouse) -> None:
    story = on_the_shelf(office, without_copies)
    clerk, page = at_counter(desk, story)
    bare = clerk.sends(page, "/trao", who="authorised", shown="0009", identity_seen="Căn cước")
    for words in ("gõ đủ số giấy tờ", "Hãy ghi họ tên người được ủy quyền", "Hãy ghi giấy ủy quyền"):
        assert words in bare.text
    sent = clerk.sends(
        page,
        "/trao",
        who="authorised",
        shown="001300000009",
        identity_seen="Căn cước",
        person="Lê Thị Nhờ",
        authorisation="Số 12 ngày 01/10/2026, UBND phường Mẫu Đơn chứng thực",
    )

    assert sent.status_code == 303
    [row] = hand_outs(story)
    assert row.told["authorisation"].startswith("Số 12")
    assert "giấy ủy quyền" in clerk.opens(sent.headers["location"]).text


def test_originals_that_are_held_go_back_with_the_result(office: OpenOffice, desk: DeskHouse) -> None:
    story = on_the_shelf(office, leaving_originals)
    clerk, page = at_counter(desk, story)
    # Papers that were handed in stay with the file unless the clerk says otherwise.
    form = page.form("/trao")
    assert not [name for name in form.boxes if name.startswith("original.")]
    kept = story.rows(Component, Component.code)[1]
    assert f"original.{kept.id}" in page.html
    sent = clerk.post(
        form.action, {**form.boxes, f"original.{kept.id}": "1", "shown": "0001", "identity_seen": "Căn cước"}
    )
    assert sent.status_code == 303, sent.text

    [move] = story.rows(OriginalMove)
    assert (move.custody, str(move.component_id)) == (Custody.GIVEN_BACK, str(kept.id))
    assert "TRẢ LẠI BẢN CHÍNH" in text_of(clerk.get(f"/tra-ket-qua/ho-so/{story.dossier().code}/phieu").content).upper()


def of_a_marriage(office: OpenOffice) -> Story:
    story = office.file(of_two)
    comes_to_sign(story)
    story.goes_on_to("receives")
    return story


def test_of_a_marriage_both_come_and_each_is_compared(office: OpenOffice, desk: DeskHouse) -> None:
    story = of_a_marriage(office)
    clerk, page = at_counter(desk, story)
    spouses = [story.dossier().declaration[side]["personal_number"] for side in ("husband", "wife")]
    papers = {"husband_identity": "Căn cước", "wife_identity": "Căn cước"}
    one = clerk.sends(page, "/trao", husband_shown=spouses[0][-4:], wife_shown="9999", **papers)
    assert one.status_code == 422
    both = clerk.sends(page, "/trao", husband_shown=spouses[0][-4:], wife_shown=spouses[1], **papers)

    assert both.status_code == 303, both.text
    [row] = hand_outs(story)
    assert (row.recipient, row.proof, len(row.told["names"])) == (Recipient.COUPLE, Proof.LAST_FOUR, 2)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (CARD, Shown(NUMBER, Proof.CARD)),
        ("001 090 000 001", Shown(NUMBER, Proof.NUMBER)),
        (" 0001 ", Shown("0001", Proof.LAST_FOUR)),
        ("b1234567", Shown("B1234567", Proof.NUMBER)),
        ("abc", None),
        ("", None),
        ("12345", None),
    ],
)
def test_what_a_scanner_or_a_hand_puts_into_the_box(typed: str, read: Shown | None) -> None:
    assert read_shown(typed) == read


def test_a_whole_number_is_compared_whole() -> None:
    assert matches(Shown("0001", Proof.LAST_FOUR), [NUMBER])
    assert not matches(Shown("090000001", Proof.NUMBER), [NUMBER])
    assert not matches(Shown(NUMBER, Proof.CARD), [])
    assert matches(Shown("XN000814", Proof.NUMBER), ["XN-000814"])


@pytest.mark.parametrize("role", [Role.RECEIVER, Role.CHAIRMAN, Role.SUPERVISOR])
def test_the_counter_is_for_the_return_desk(desk: DeskHouse, role: Role) -> None:
    assert desk.visitor(role).get("/tra-ket-qua").status_code == 403


def test_until_it_is_handed_over_the_way_may_be_changed(office: OpenOffice, desk: DeskHouse) -> None:
    """By the dossier's own page and the flow's own acts; the result then goes the new way, and is not done before."""
    story = on_the_shelf(office, without_copies)
    clerk, page = at_counter(desk, story)
    change = next(link for link in page.links if "viec=" in link).partition("#")[0]
    sent = clerk.sends(clerk.opens(change), "/tra-loi/other_way", wanted_by="Người nộp gọi điện lúc 9 giờ.")
    assert sent.status_code == 303, sent.text
    story.reaches("agrees_new_way")
    assert story.dossier().is_open
    assert "parcel_returned" not in story.letters()
    told = clerk.opens(f"/tra-ket-qua/ho-so/{story.dossier().code}")
    assert "Thống nhất cách trả mới" in told.text

    # What bringing it costs is told before it is agreed on; the address is one that exists.
    agreeing = clerk.opens(next(link for link in told.links if "viec=" in link).partition("#")[0])
    assert "Cước gửi kết quả trong tỉnh, thành phố: 20.000 đồng" in agreeing.text
    boxes = {f"new_way__address__{name}": text for name, text in ADDRESS.items() if name != "ward_name"}
    agreed = {"new_way__way": "post", "new_way__agreed_by": "Gọi điện.", **boxes}
    nowhere = clerk.sends(agreeing, "/tra-loi/new_way", **{**agreed, "new_way__address__ward": "không có xã này"})
    assert nowhere.status_code == 422
    assert 'value="Số 7 phố Thử Nghiệm"' in nowhere.text
    assert clerk.sends(agreeing, "/tra-loi/new_way", **agreed, then="stay").status_code == 303
    office.until(lambda: bool(story.parcels()))
    story.ends_as(Ending.DELIVERED)
    assert story.journal().count("receives") == 2
    assert story.parcels()[0].cod_amount == 20_000
