"""The cashier's day by its pages: sums by kind and way, refunds with four eyes, and differences that are settled."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models.clock.clock import SystemClock
from models.money.refund import RefundState
from models.money.want_reconciliation import today_there
from models.role import Role
from tasks.money.reconcile import reconcile_due
from tests.desk.desk_house import DeskHouse
from tests.office.filings import at_the_desk, by_post
from tests.office.open_office import OpenOffice
from tests.office.payer import GATEWAY, Payer
from tests.office.story import Story


def taken_in(office: OpenOffice) -> Story:
    story = office.file(at_the_desk)
    story.goes_on_to("appraises")
    return story


def test_the_day_is_summed_by_way_and_by_kind(office: OpenOffice, desk: DeskHouse) -> None:
    taken_in(office).pays_at_the_desk()
    Payer(taken_in(office)).pays_and_is_booked()
    posted = office.file(by_post)
    posted.goes_on_to("seals")
    posted.pays_at_the_desk()
    page = desk.visitor(Role.RETURN_DESK).opens("/thu-chi")

    assert "thu 68.000 đồng" in page.text
    assert "Tiền mặt 0 đồng 32.000 đồng 20.000 đồng 52.000 đồng" in page.text
    assert "Trực tuyến 0 đồng 16.000 đồng 0 đồng 16.000 đồng" in page.text
    assert posted.dossier().code in page.text


def test_a_refund_goes_from_the_desk_to_the_chairman_and_back_by_pages(office: OpenOffice, desk: DeskHouse) -> None:
    story = taken_in(office)
    story.pays_at_the_desk()
    story.withdraws()
    cashier, chairman = desk.visitor(Role.RETURN_DESK), desk.visitor(Role.CHAIRMAN)
    [item] = story.asides()
    page = cashier.opens(f"/ho-so/{story.dossier().code}?viec={item.id}")
    assert "Người nộp rút hồ sơ" in page.text
    assert cashier.sends(page, "/tra-loi/propose_refund", reason="Đã đối chiếu biên lai.").status_code == 303
    [item] = story.asides()
    page = chairman.opens(f"/ho-so/{story.dossier().code}?viec={item.id}")
    assert "Đã đối chiếu biên lai." in page.text
    assert chairman.sends(page, "/tra-loi/agree_refund").status_code == 303
    assert "Đã duyệt, chờ trả tiền" in cashier.opens("/thu-chi").text
    [item] = story.asides()
    page = cashier.opens(f"/ho-so/{story.dossier().code}?viec={item.id}")
    assert cashier.sends(page, "/tra-loi/paid_out", identity_seen="Căn cước").status_code == 303
    office.go_on()

    assert Payer(story).refunds()[0].state is RefundState.PAID
    told = cashier.opens("/thu-chi").text
    assert "hoàn 16.000 đồng" in told
    assert "phiếu chi số 1/2026" in told


def test_a_difference_stays_on_the_page_until_somebody_says_how_it_was_settled(
    office: OpenOffice, desk: DeskHouse
) -> None:
    payer = Payer(taken_in(office))
    office.town.force(GATEWAY, {"operation": "pay"}, "wrong-amount")
    payer.pays()
    office.until(lambda: bool(payer.payments()))
    day = today_there(SystemClock().now())
    desk.machine.set(SystemClock().now())
    cashier = desk.visitor(Role.RETURN_DESK)
    page = cashier.opens(f"/thu-chi?ngay={day.isoformat()}")
    assert "chưa đối soát" in page.text
    assert cashier.sends(page, "/thu-chi/doi-soat").status_code == 303
    with office.database.transaction() as session:
        session.get_one(type(payer.payments()[0]), payer.payments()[0].id).gateway_ref = "GW-NOWHERE"
    reconcile_due(office.office)
    page = cashier.opens(f"/thu-chi?ngay={day.isoformat()}")
    assert "Sổ có, đối tác không có" in page.text
    form = next(form for form in page.forms if "/chenh-lech/" in form.action and "GW-NOWHERE" in page.text)
    assert cashier.post(form.action, {**form.boxes, "note": "?"}).status_code == 422
    for form in [form for form in page.forms if "/chenh-lech/" in form.action]:
        settled = cashier.post(form.action, {**form.boxes, "note": "Cổng xác nhận ghi nhầm số, đã điều chỉnh."})
        assert settled.status_code == 303

    told = cashier.opens(f"/thu-chi?ngay={day.isoformat()}").text
    assert "Không có chênh lệch nào chờ giải quyết" in told
    assert "Cổng xác nhận ghi nhầm số" in told


def test_a_day_to_come_cannot_be_compared(office: OpenOffice, desk: DeskHouse) -> None:
    cashier = desk.visitor(Role.RETURN_DESK)
    tomorrow = today_there(desk.machine.now()) + timedelta(days=1)

    assert cashier.post("/thu-chi/doi-soat", {"ngay": tomorrow.isoformat()}).status_code == 422


@pytest.mark.parametrize("role", [Role.CHAIRMAN, Role.JUSTICE_OFFICER, Role.ADMINISTRATOR])
def test_the_cash_book_is_for_those_who_handle_money(desk: DeskHouse, role: Role) -> None:
    assert desk.visitor(role).get("/thu-chi").status_code == 403
