"""Money collected at doors: what is expected, what came, and every way in which the two may differ."""

from __future__ import annotations

from datetime import timedelta

from models.clock.clock import VIETNAM, SystemClock
from models.money.reconciliation import Channel, Difference, ReconciliationDifference
from models.money.want_reconciliation import today_there, want_reconciliation
from models.role import Role
from operations.doctor.every_check import examine
from operations.doctor.finding import Patient
from tasks.money.reconcile import reconcile_due
from tests.desk.delivery.counter_stories import POST, posted
from tests.desk.desk_house import DeskHouse
from tests.office.open_office import OpenOffice
from tests.office.story import Story


def compared(office: OpenOffice) -> list[ReconciliationDifference]:
    """The differences after today's books were compared with the post's, which serves other tests, too."""
    office.clock.advance(timedelta(minutes=5))
    with office.database.transaction() as session:
        want_reconciliation(session, office.agency, Channel.POST, today_there(SystemClock().now()))
    reconcile_due(office.office)
    found: list[ReconciliationDifference] = office.scalars(
        lambda session: list(session.query(ReconciliationDifference))
    )
    return found


def about(office: OpenOffice, story: Story) -> ReconciliationDifference:
    [found] = [one for one in compared(office) if one.dossier_id == story.dossier_id]
    return found


def handed_on(office: OpenOffice, story: Story) -> None:
    office.until(lambda: story.parcels()[0].cod_remitted_at is not None)


def today() -> str:
    return f"/tra-ket-qua/thu-ho?ngay={SystemClock().now().astimezone(VIETNAM).date().isoformat()}"


def test_what_came_whole_leaves_nothing_open(office: OpenOffice, desk: DeskHouse) -> None:
    story = posted(office)
    handed_on(office, story)
    assert story.dossier_id not in {one.dossier_id for one in compared(office)}
    page = desk.visitor(Role.RETURN_DESK).opens(today())

    assert "Phải thu 36.000 đồng Bưu điện đã nộp 36.000 đồng Còn chờ nộp 0 đồng Lệch không" in page.text
    assert "sổ của cơ quan 36.000 đồng" in page.text
    counter = desk.visitor(Role.RETURN_DESK).opens(f"/tra-ket-qua/ho-so/{story.dossier().code}").text
    assert "phát tận tay người nhận" in counter
    assert "biên bản ký nhận KN-MC" in counter


def test_a_sum_that_differs_stands_there_until_somebody_says_why(office: OpenOffice, desk: DeskHouse) -> None:
    story = posted(office, "remitted-short")
    handed_on(office, story)
    difference = about(office, story)
    assert (difference.kind, difference.ours, difference.theirs) == (Difference.OTHER_SUM, 36_000, 35_000)
    clerk = desk.visitor(Role.RETURN_DESK)
    page = clerk.opens(today())
    assert "thiếu 1.000 đồng" in page.text
    assert "Số tiền hai bên khác nhau" in page.text
    form = page.form(f"/chenh-lech/{difference.id}")
    assert clerk.post(form.action, {**form.boxes, "note": "?"}).status_code == 422
    settled = clerk.post(form.action, {**form.boxes, "note": "Bưu cục nộp bù 1.000 đồng bằng tiền mặt, phiếu 5."})
    assert settled.headers["location"].startswith("/tra-ket-qua/thu-ho?ngay=")

    page = clerk.opens(today())
    assert not page.has_form(f"/chenh-lech/{difference.id}")
    assert "Bưu cục nộp bù 1.000 đồng" in page.text
    with office.database.transaction() as session:
        assert [
            one for one in examine(Patient(session, office.clock.now())) if one.dossier == story.dossier().code
        ] == []


def test_a_sum_collected_at_the_door_that_is_not_ours_is_for_a_person(office: OpenOffice) -> None:
    """The clerk of the messages sees what the post took; it is not booked as if it were right."""
    story = posted(office, "cod-over")
    handed_on(office, story)
    difference = about(office, story)

    assert (difference.ours, difference.theirs) == (0, 37_000)
    assert story.parcels()[0].cod_collected_at is None
    assert [item.line for item in story.asides()] == ["settles_message"]


def test_money_that_is_late_is_pointed_out_and_comes_in_the_end(office: OpenOffice, desk: DeskHouse) -> None:
    story = posted(office, "cod-late")
    office.until(lambda: story.parcels()[0].cod_collected_at is not None)
    clerk = desk.visitor(Role.RETURN_DESK)
    assert "Còn chờ nộp 36.000 đồng của 1 bưu gửi" in clerk.opens(today()).text
    assert "quá hạn nộp" not in clerk.opens(today()).text
    office.clock.advance(timedelta(days=9))
    assert "quá hạn nộp" in desk.visitor(Role.RETURN_DESK).opens(today()).text
    office.town.release(POST)
    handed_on(office, story)
    assert "Còn chờ nộp 0 đồng" in desk.visitor(Role.RETURN_DESK).opens(today()).text


def test_money_of_a_parcel_nobody_here_knows_is_a_difference_without_a_dossier(
    office: OpenOffice, desk: DeskHouse
) -> None:
    story = posted(office, "cod-unknown")
    handed_on(office, story)
    mark = f"la-{story.parcels()[0].reference[-20:]}"
    [difference] = [one for one in compared(office) if one.entry == mark]

    assert (difference.kind, difference.dossier_id, difference.theirs) == (Difference.MISSING_HERE, None, 36_000)
    assert "bưu gửi lạ" in desk.visitor(Role.RETURN_DESK).opens(today()).text
