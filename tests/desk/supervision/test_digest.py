"""Tin ngày: counted once after midnight, kept, and reproducible."""

from __future__ import annotations

from datetime import date, timedelta

from models.role import Role
from models.supervision.digest import DailyDigest
from tasks.supervision.daily_digest import DailyDigests, make_due_digests
from tests.desk.desk_house import DeskHouse
from tests.desk.supervision.friday import at, lived
from tests.desk.supervision.random_week import random_week
from tests.desk.supervision.recount import codes_behind, numbers_on
from tests.office.filings import without_copies

PAGE = "/giam-sat/tin-ngay"


def kept(desk: DeskHouse) -> list[DailyDigest]:
    found: list[DailyDigest] = desk.office.scalars(
        lambda session: session.query(DailyDigest).order_by(DailyDigest.day).all()
    )
    return found


def test_every_day_is_counted_once_whoever_comes_and_a_new_count_agrees(desk: DeskHouse) -> None:
    week = lived(desk.office)
    desk.office.set_clock(at(10, 0, 15))
    chore = DailyDigests(desk.office.office)
    assert chore() == 4
    assert (chore(), make_due_digests(desk.office.office)) == (0, 0)
    assert [one.day.day for one in kept(desk)] == [6, 7, 8, 9]
    figures = {one.day.day: one.figures for one in kept(desk)}
    # Tuesday: five came, one was handed over, one taken back; two have their results.
    assert figures[6]["nhan"] == 5
    assert (figures[6]["giai-quyet"], figures[6]["ket-thuc"], figures[6]["ton"]) == (3, 2, 3)
    assert (figures[6]["ton-qua-han"], figures[6]["ton-tam-dung"]) == (1, 1)
    assert (figures[9]["nhan"], figures[9]["ton"]) == (2, 5)

    # Life goes on; Tuesday stays what it was.
    desk.office.set_clock(at(12, 9))
    week.late.answers("appraises", "propose_registration")
    supervisor = desk.visitor(Role.SUPERVISOR)
    page = supervisor.opens(f"{PAGE}/2026-10-06")
    assert "Đã chốt lúc 00:15 10/10/2026" in page.text
    assert "Tính lại từ sổ ghi cho đúng số đã chốt." in page.text
    for number in numbers_on(page):
        assert len(codes_behind(supervisor, number.path)) == number.count, number.words
    assert f"{PAGE}/2026-10-07" in page.links


def test_a_day_of_chance_counted_at_midnight_is_counted_alike_a_week_later(desk: DeskHouse) -> None:
    random_week(desk.office, seed=77, dossiers=9)
    for _ in range(9):
        desk.office.advance(timedelta(days=1))
        make_due_digests(desk.office.office)
    supervisor = desk.visitor(Role.SUPERVISOR)
    days = [one.day for one in kept(desk)]
    assert len(days) >= 9
    for day in days:
        assert "Tính lại từ sổ ghi cho đúng số đã chốt." in supervisor.opens(f"{PAGE}/{day.isoformat()}").text, day


def test_a_day_that_is_not_over_is_not_kept_and_one_to_come_is_not_found(desk: DeskHouse) -> None:
    desk.office.file(without_copies)
    supervisor = desk.visitor(Role.SUPERVISOR)
    today = supervisor.opens(f"{PAGE}/2026-10-06")
    assert "Chưa chốt" in today.text
    assert [one.count for one in numbers_on(today) if one.words == "Nhận"] == [1]
    for nowhere in ("2026-10-07", "hom-qua", "1990-01-01"):
        assert supervisor.get(f"{PAGE}/{nowhere}").status_code == 404
    assert supervisor.get(f"{PAGE}?ngay=6/10/26").headers["location"] == f"{PAGE}/2026-10-06"
    assert supervisor.get(PAGE).headers["location"] == f"{PAGE}/2026-10-05"
    assert kept(desk) == []
    assert date(2026, 10, 6) == desk.office.clock.now().date()
