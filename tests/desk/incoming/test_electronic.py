"""Electronic documents: signatures looked at first, the sender told the same day and once, the wrong ones sent back."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from sqlalchemy import select, text

from desk.router import routers
from documents.draw import draw
from documents.signing import sign
from models.delivery.letter import LetterState
from models.incoming.grades import IncomingState
from models.incoming.reply import IncomingReply
from models.role import Role
from tasks.incoming.send_replies import send_due_replies
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage
from tests.desk.incoming.papers import BOOK, lines, register, typed
from tests.documents import samples
from tests.documents.test_signing import SIGNED_AT, keyring, seal
from web.application import create_application

MAIL, SENDER = "mail-sink", "vanthu@congan.example"


@cache
def signed_letter() -> bytes:
    return sign(draw(samples.receipt()), seal(), field="con-dau", reason="Phát hành", at=SIGNED_AT)


def altered(pdf: bytes) -> bytes:
    """The same with something drawn over it after it was signed."""
    place = pdf.index(b"/Producer") if b"/Producer" in pdf else pdf.index(b"stream")
    return pdf[: place - 1] + b" " + pdf[place:]


def files(pdf: bytes) -> dict[str, Any]:
    return {"main.file": ("cong-van.pdf", pdf, "application/pdf")}


def sends(keeper: Visitor, pdf: bytes, **changed: str) -> HtmlPage:
    boxes = typed(medium="dien-tu", reply_to=SENDER, issued_on="1/10/2026", **changed)
    answer = keeper.post(f"{BOOK}/moi", boxes, files=files(pdf))
    assert answer.status_code == 200, HtmlPage(answer.text).text[:900]
    return HtmlPage(answer.text)


def trusting(desk: DeskHouse) -> DeskHouse:
    front = replace(desk.front, trusted_authorities=(keyring().authority_pem(),))
    return replace(desk, front=front, app=create_application(front, routers()))


def replies(desk: DeskHouse) -> list[IncomingReply]:
    found: list[IncomingReply] = desk.office.scalars(lambda s: list(s.scalars(select(IncomingReply))))
    return found


def heard(desk: DeskHouse) -> list[dict[str, Any]]:
    return [line for one in replies(desk) for line in desk.office.town.ledger(MAIL, "accepted", one.reference)]


def test_a_signed_document_is_looked_at_registered_and_acknowledged_once(desk: DeskHouse) -> None:
    desk = trusting(desk)
    keeper = desk.visitor(Role.SEAL_KEEPER)
    page = sends(keeper, signed_letter())
    assert "chữ ký đúng, văn bản nguyên vẹn, chứng thư tin cậy" in page.text
    assert lines(desk) == []
    sent = keeper.post(f"{BOOK}/moi", {**page.form("/moi").boxes, "lam": "vao-so"})
    assert sent.status_code == 303
    place = sent.headers["location"].partition("?")[0]
    assert send_due_replies(desk.office.office) == 1
    (letter,) = heard(desk)
    assert letter["to"] == [SENDER]
    shown = keeper.opens(place)
    assert "Báo đã nhận cho nơi gửi: đã gửi lúc" in shown.text
    again = next(form.action for form in shown.forms if "/bao-lai/" in form.action)
    assert keeper.sends(shown, again).status_code == 303
    send_due_replies(desk.office.office)
    assert len(heard(desk)) == 1
    assert replies(desk)[0].state is LetterState.SENT


def test_paper_and_electronic_share_one_series(desk: DeskHouse) -> None:
    keeper = desk.visitor(Role.SEAL_KEEPER)
    register(keeper)
    page = sends(keeper, signed_letter(), symbol="55/X")
    keeper.post(f"{BOOK}/moi", {**page.form("/moi").boxes, "lam": "vao-so"})
    register(keeper, symbol="56/X")
    assert [one.number for one in lines(desk)] == [1, 2, 3]


def test_what_is_not_known_to_be_sound_is_said(desk: DeskHouse) -> None:
    keeper = desk.visitor(Role.SEAL_KEEPER)
    assert "chứng thư không thuộc nơi cấp đã tin cậy" in sends(keeper, signed_letter()).text
    assert "Tệp không có chữ ký số" in sends(keeper, draw(samples.receipt())).text


def test_a_document_for_somebody_else_goes_back_with_the_reason_and_takes_no_number(desk: DeskHouse) -> None:
    keeper = desk.visitor(Role.SEAL_KEEPER)
    page = sends(keeper, signed_letter())
    boxes = {**page.form("/moi").boxes, "lam": "tra-lai"}
    without = keeper.post(f"{BOOK}/moi", {**boxes, "return_reason": ""})
    assert "Ghi lý do trả lại" in HtmlPage(without.text).text
    sent = keeper.post(f"{BOOK}/moi", {**boxes, "return_reason": "Nơi nhận là phường Hoa Sữa"})
    assert sent.status_code == 303
    assert keeper.post(f"{BOOK}/moi", {**boxes, "return_reason": "Nơi nhận là phường Hoa Sữa"}).status_code in (
        303,
        422,
    )
    (returned,) = lines(desk)
    assert (returned.state, returned.number) == (IncomingState.RETURNED, None)
    send_due_replies(desk.office.office)
    assert len(heard(desk)) == 1
    assert "Nơi nhận là phường Hoa Sữa" in keeper.opens(sent.headers["location"]).text
    assert "Công an quận Hà Đông" in keeper.opens(f"{BOOK}?tt=tra-lai").text
    register(keeper)
    assert lines(desk)[0].number == 1


def test_a_sender_who_cannot_be_reached_is_on_the_clerks_list(desk: DeskHouse) -> None:
    keeper = desk.visitor(Role.SEAL_KEEPER)
    desk.office.town.force(MAIL, {"to": SENDER}, "reject")
    page = sends(keeper, signed_letter())
    sent = keeper.post(f"{BOOK}/moi", {**page.form("/moi").boxes, "lam": "vao-so"})
    send_due_replies(desk.office.office)
    assert replies(desk)[0].state is LetterState.UNDELIVERABLE
    assert "Có 1 văn bản điện tử chưa báo được cho nơi gửi" in keeper.opens(BOOK).text
    assert "không gửi được" in keeper.opens(sent.headers["location"]).text
    assert "chưa gửi được thư cho nơi gửi" in keeper.opens("/thong-bao").text


def test_a_worker_that_dies_after_sending_is_followed_by_one_that_asks(desk: DeskHouse) -> None:
    keeper = desk.visitor(Role.SEAL_KEEPER)
    page = sends(keeper, signed_letter())
    keeper.post(f"{BOOK}/moi", {**page.form("/moi").boxes, "lam": "vao-so"})
    send_due_replies(desk.office.office)
    # As it stands when the worker died between sending and noting it.
    with desk.office.database.transaction() as session:
        session.execute(text("UPDATE incoming_reply SET state = 'waiting', sent_at = NULL, claimed_until = now()"))
    assert send_due_replies(desk.office.office) == 1
    assert len(heard(desk)) == 1
    assert replies(desk)[0].state is LetterState.SENT
