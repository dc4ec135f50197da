"""Phí, lệ phí: a new price is shown on last quarter's dossiers, published by a second person, charged from its day."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.clock.clock import VIETNAM
from models.money.fee import FeeLine
from models.role import Role
from models.rules.stored_price import StoredPrice
from tests.desk.desk_house import DeskHouse
from tests.desk.rules.two_people import DEARER, PRICES, proposed, published, tried
from tests.desk.rules.unread import is_told
from tests.desk.supervision.friday import at
from tests.office.filings import Body, of_a_mother_alone
from tests.office.story import Story


def overdue(today: date) -> Body:
    """A child registered more than sixty days after its birth: the one case in which a fee is due."""
    body = of_a_mother_alone(today)
    body["declaration"]["child"]["birth_date"] = "2026-06-01"
    body["payment"] = {"way": "cash"}
    return body


def charged(story: Story) -> dict[str, int]:
    def lines(session: object) -> dict[str, int]:
        found = session.scalars(select(FeeLine).where(FeeLine.dossier_id == story.dossier_id))  # type: ignore[attr-defined]
        return {line.code: line.amount for line in found}

    result: dict[str, int] = story.office.scalars(lines)
    return result


def accepted(desk: DeskHouse) -> Story:
    story = desk.office.file(overdue)
    story.goes_on_to("appraises")
    return story


def test_a_new_price_holds_for_what_is_received_from_its_day_on(desk: DeskHouse) -> None:
    before = accepted(desk)
    assert charged(before)["birth-overdue"] == 5_000
    address = proposed(desk, PRICES, DEARER)
    chairman = desk.visitor(Role.CHAIRMAN)
    shown = chairman.opens(address)
    assert "5.000 đồng 12.000 đồng đổi" in shown.text
    assert published(chairman, address).status_code == 303
    told = chairman.opens(PRICES).text
    assert "sắp áp dụng 12.000 đồng từ 10/10/2026" in told

    on_the_eve = accepted(desk)
    assert charged(on_the_eve)["birth-overdue"] == 5_000
    desk.office.set_clock(at(12))
    after = accepted(desk)
    assert charged(after)["birth-overdue"] == 12_000
    # What was received before stays as it was, whenever it is charged anew.
    assert charged(before)["birth-overdue"] == 5_000
    line = desk.office.scalars(
        lambda session: session.scalars(select(FeeLine).where(FeeLine.dossier_id == after.dossier_id)).first()
    )
    assert line.legal_basis == "Nghị quyết 12/2026/NQ-HĐND"
    assert "12.000 đồng" in chairman.opens(PRICES).text
    assert "cơ quan nhập" in chairman.opens(PRICES).text


def test_the_preview_counts_what_last_quarter_would_have_paid(desk: DeskHouse) -> None:
    for _ in range(2):
        accepted(desk)
    desk.office.set_clock(at(6).replace(year=2027, month=1, tzinfo=VIETNAM))
    later = DEARER | {"tu": "10/01/2027"}
    page = tried(desk, PRICES, later)
    assert "01/10/2026 – 31/12/2026" in page.text
    assert "2 khoản thu" in page.text
    assert "đã tính 10.000 đồng, theo mức mới là 24.000 đồng (tăng 14.000 đồng)" in page.text
    assert desk.office.scalars(lambda session: session.query(StoredPrice).count()) == 0
    by_post = tried(desk, PRICES, later | {"cach-nop": "post"}).text
    assert "Quý trước không có hồ sơ nào phải nộp khoản này" in by_post, "both were handed in at the desk"


def test_what_has_come_meanwhile_can_no_longer_be_published(desk: DeskHouse) -> None:
    address = proposed(desk, PRICES, DEARER)
    desk.office.set_clock(at(10))
    supervisor = desk.visitor(Role.SUPERVISOR)
    page = supervisor.opens(address)
    assert "Ngày áp dụng đã đến hoặc đã qua" in page.text
    assert not page.has_form("/cong-bo")
    refused = supervisor.post(f"{address}/cong-bo", {"shown_hash": "0" * 64})
    assert refused.status_code == 409
    assert desk.office.scalars(lambda session: session.query(StoredPrice).count()) == 0


UNREAD: list[tuple[dict[str, str], str]] = [
    ({"khoan": "copy"}, "Hội đồng nhân dân tỉnh hoặc bưu chính"),
    ({"khoan": "không có"}, "Hãy chọn khoản thu"),
    ({"muc": "năm nghìn"}, "Hãy ghi số tiền tròn đồng"),
    ({"muc": "5,5"}, "Hãy ghi số tiền tròn đồng"),
    ({"muc": "99.000.000"}, "Hãy ghi số tiền tròn đồng"),
    ({"tu": "06/10/2026"}, "Ngày phải từ 07/10/2026"),
    ({"den": "08/10/2026"}, "Ngày cuối phải từ ngày đầu trở đi"),
    ({"van-ban": "x"}, "Hãy ghi nghị quyết"),
    ({"ly-do": ""}, "Hãy ghi lý do"),
    ({"cach-nop": "bay"}, "Hãy chọn cách nộp"),
]


def test_what_cannot_be_read_is_told_at_its_box_and_everything_typed_stays(desk: DeskHouse) -> None:
    is_told(desk, PRICES, DEARER, UNREAD, "muc")
