"""Seeding a demonstration: two wards, their people, other agencies; any number of times, never an office at work."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from models.agency import Agency
from models.audit.audit_entry import AuditEntry
from models.calendar_day import CalendarDay
from models.clock.agency_calendar import load_calendar
from models.database import Database
from models.partner_client import PartnerClient
from models.role import Role
from models.staff_member import StaffMember
from operations.demo.make_up_saturday import last_friday
from operations.demo.seed import agency_ids, seed, seed_demo
from operations.plain_error import PlainError
from operations.settings import Settings
from procedures.agency_code import is_agency_code
from procedures.code_table import PROVINCE_OF_WARD
from web.passwords import is_password

# A Sunday; the Friday before it is the 20th.
NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
SECRET = "motcua-demo"


@pytest.fixture(scope="module", autouse=True)
def seeded(database: Database) -> None:
    with database.transaction() as session:
        seed(session, SECRET, NOW)


def snapshot(database: Database) -> dict[str, list[str]]:
    """Every seeded row, whole."""
    with database.transaction() as session:
        return {
            table: sorted(session.scalars(text(f"SELECT t::text FROM {table} t")))
            for table in ("agency", "staff_member", "partner_client", "calendar_day", "audit_entry")
        }


def test_there_are_two_wards_with_identifiers_of_the_right_form(database: Database) -> None:
    with database.transaction() as session:
        wards = session.scalars(select(Agency).order_by(Agency.code)).all()

    assert [ward.ward_code for ward in wards] == ["09556", "09552"]
    assert all(is_agency_code(ward.code) and PROVINCE_OF_WARD[ward.ward_code] == "01" for ward in wards)


def test_every_role_of_the_first_ward_is_called_by_its_id(database: Database) -> None:
    staff_roles = {role.value for role in Role if role.is_staff}
    with database.transaction() as session:
        wards = agency_ids(session)
        first = session.scalars(select(StaffMember).where(StaffMember.agency_id == wards[1])).all()
        second = session.scalars(select(StaffMember).where(StaffMember.agency_id == wards[2])).all()

    assert {member.username for member in first} == staff_roles
    assert all(member.roles == [member.username] for member in first)
    assert {member.username for member in second} == {f"{role}-2" for role in staff_roles}


def test_one_secret_opens_every_account_and_no_other_does(database: Database) -> None:
    with database.transaction() as session:
        hashes = {
            *session.scalars(select(StaffMember.password_hash)),
            *session.scalars(select(PartnerClient.secret_hash)),
        }
        clients = set(session.scalars(select(PartnerClient.client_id)))

    assert clients == {"cong-an", "bhxh", "cong-dvc"}
    assert len(hashes) == 1
    shared = hashes.pop()
    assert shared is not None
    assert shared.startswith("$argon2id$")
    assert is_password(SECRET, shared)
    assert not is_password("motcua-dem0", shared)


def test_the_second_ward_works_on_the_saturday_after_the_last_friday(database: Database) -> None:
    saturday = date(2026, 11, 21)
    with database.transaction() as session:
        wards = agency_ids(session)
        first, second = (load_calendar(session, wards[ward]) for ward in (1, 2))

    assert not first.is_working_day(saturday)
    assert second.is_working_day(saturday)
    assert not second.is_working_day(date(2026, 11, 24))


def test_seeding_again_changes_nothing(database: Database) -> None:
    before = snapshot(database)
    with database.transaction() as session:
        seed(session, SECRET, datetime(2027, 3, 3, tzinfo=UTC))

    assert snapshot(database) == before


def test_what_people_changed_stays(database: Database) -> None:
    with database.transaction() as session:
        clerk = session.scalars(select(StaffMember).where(StaffMember.username == "van-thu")).one()
        clerk.full_name, clerk.active = "Vũ Ngọc Đổi", False
    with database.transaction() as session:
        seed(session, SECRET, NOW)
        again = session.scalars(select(StaffMember).where(StaffMember.username == "van-thu")).one()

        assert (again.full_name, again.active) == ("Vũ Ngọc Đổi", False)


def test_another_secret_at_the_next_start_is_the_one_that_opens(database: Database) -> None:
    with database.transaction() as session:
        seed(session, "khac-han", NOW)
        hashes = set(session.scalars(select(StaffMember.password_hash)))

    assert len(hashes) == 1
    assert is_password("khac-han", hashes.pop())


def test_seeding_leaves_one_entry_in_the_audit(database: Database) -> None:
    with database.transaction() as session:
        entries = session.scalar(select(func.count()).where(AuditEntry.action == "demo.seeded"))

    assert entries == 1


def test_an_office_that_really_works_is_never_seeded(database: Database, tmp_path: Path) -> None:
    with pytest.raises(PlainError, match="MOTCUA_DEMO=true"):
        seed_demo(Settings(home=tmp_path), database)


@pytest.mark.parametrize(
    ("now", "friday"),
    [
        ("2026-11-22T08:00+07:00", "2026-11-20"),
        ("2026-11-20T15:09+07:00", "2026-11-13"),
        ("2026-11-20T15:10+07:00", "2026-11-20"),
        # The Saturday after Friday 21/08 is worked in the whole country, so it shows nothing of one ward alone.
        ("2026-08-24T09:00+07:00", "2026-08-14"),
        # Tết: the Friday of the holiday and those around it that are no ordinary ones are passed over.
        ("2026-02-23T09:00+07:00", "2026-02-13"),
    ],
)
def test_the_last_friday_is_one_on_which_the_office_was_open(now: str, friday: str) -> None:
    assert last_friday(datetime.fromisoformat(now)) == date.fromisoformat(friday)


def test_the_day_of_its_own_says_that_it_is_a_sample(database: Database) -> None:
    with database.transaction() as session:
        own = session.scalars(select(CalendarDay).where(CalendarDay.agency_id.is_not(None))).one()

    assert "mẫu" in own.source
