"""What has run out is forgotten every night, and nothing else is."""

from __future__ import annotations

import json
import os
import time
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import yaml  # type: ignore[import-untyped]
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from documents.file_store import JUST_PUT_S, FileStore, NoSuchFile
from engine.running.present_office import office_as_present
from flows.retention import retention
from models.audit.audit_entry import AuditEntry
from models.clock.written_time import in_vietnam
from models.intake.idempotency_key import IdempotencyKey
from models.intake.stored_file import StoredFile
from models.intake.supplement_draft import SupplementDraft
from models.progress.form_draft import FormDraft, save_draft
from models.progress.reading import Reading
from models.role import Role
from models.rules.carry_on_dry_run import ask_for_dry_run
from models.rules.dry_run import DryRun, DryRunRow
from models.rules.trial import Trial
from models.sealed import seal
from models.staff_member import StaffSession
from tasks.retention.every_kind import EVERY_KIND, forget_in_this_office
from tasks.retention.forget_records import DRAFTS_KEPT, DRY_RUNS_KEPT, READINGS_KEPT, forget_keys
from tasks.retention.forget_uploads import UPLOADS_KEPT
from tasks.rules.dry_runs import carry_on_dry_runs
from tests.office.filings import online, without_copies
from tests.office.open_office import OpenOffice

HOUSE = Path(__file__).parent.parent.parent
A_DAY = timedelta(days=1)


def forget(office: OpenOffice) -> dict[str, int]:
    return {kind: forget(office.office) for kind, forget in EVERY_KIND.items()}


def count(office: OpenOffice, table: type) -> int:
    found: int = office.scalars(lambda session: len(session.scalars(select(table)).all()))
    return found


def key(session: Session, name: str, *, hours: int | None, code: str = "") -> None:
    """An answer kept for so many hours by the machines' clock, or for ever: `code` is the dossier it speaks of."""
    kept = None if hours is None else session.scalar(text("SELECT now() + make_interval(hours => :h)"), {"h": hours})
    session.add(
        IdempotencyKey(
            client="c",
            route="POST /x",
            key=name,
            fingerprint="f",
            status=201,
            answer=seal(json.dumps({"body": {"code": code}}), "idempotency_key.answer"),
            at=session.scalar(text("SELECT now()")),
            keep_until=kept,
        )
    )


def long_ago(folder: Path, sha256: str) -> None:
    """As if the bytes had lain there for a week."""
    then = time.time() - 7 * 24 * 3600
    for path in folder.rglob(sha256):
        os.utime(path, (then, then))


def test_keys_of_requests_are_kept_for_their_hours_and_those_of_dossiers_for_ever(office: OpenOffice) -> None:
    filed = office.file(without_copies).dossier().code
    with office.database.transaction() as session:
        key(session, "run out", hours=-1)
        key(session, "still repeated", hours=1)
        key(session, "a dossier's", hours=None, code=filed)

    assert forget(office)["keys"] == 1
    left = office.scalars(lambda session: sorted(session.scalars(select(IdempotencyKey.key))))
    assert left == ["a dossier's", "still repeated"]


def test_log_ins_are_kept_for_a_month_after_they_have_run_out(office: OpenOffice) -> None:
    staff_id = office.member(Role.RECEIVER).staff_id
    with office.database.transaction() as session:
        now = session.scalar(text("SELECT now()"))
        for name, ended in (("long ago", 31), ("lately", 29), ("open", -1)):
            at = now - ended * A_DAY
            opened = {"opened_at": at - A_DAY, "seen_at": at - A_DAY, "expires_at": at}
            session.add(StaffSession(token_hash=name, staff_id=staff_id, kind="page", csrf="c", **opened))

    assert forget(office)["tokens"] == 1
    assert office.scalars(lambda session: sorted(session.scalars(select(StaffSession.token_hash)))) == [
        "lately",
        "open",
    ]


def test_much_is_forgotten_a_little_at_a_time(office: OpenOffice) -> None:
    with office.database.transaction() as session:
        for number in range(8):
            key(session, str(number), hours=-1)

    assert forget_keys(office.office, at_once=3) == 8
    told = office.scalars(
        lambda session: session.scalars(
            select(AuditEntry.details).where(AuditEntry.action == "retention.forgotten").order_by(AuditEntry.id)
        ).all()
    )
    assert [entry.count('"count": 3') + entry.count('"count":3') for entry in told] == [1, 1, 0]


def test_a_picture_nobody_filed_with_is_forgotten_with_its_bytes(office: OpenOffice, tmp_path: Path) -> None:
    unused, used = office.upload(b"unused picture"), office.upload(b"used picture")
    office.file(lambda day: online(day, used))
    rows = office.scalars(lambda session: {str(row.id): row.sha256 for row in session.scalars(select(StoredFile))})
    for sha256 in rows.values():
        long_ago(tmp_path, sha256)
    office.clock.advance(UPLOADS_KEPT - A_DAY)
    assert forget(office)["uploads"] == 0

    office.clock.advance(2 * A_DAY)
    assert forget(office)["uploads"] == 1
    assert office.scalars(lambda session: [str(row) for row in session.scalars(select(StoredFile.id))]) == [used]
    assert not office.files.exists(rows[unused])
    assert office.files.get(rows[used]) == b"used picture"


def test_bytes_that_somebody_else_filed_with_stay(office: OpenOffice, tmp_path: Path) -> None:
    mine, theirs = office.upload(b"the same picture"), office.upload(b"the same picture")
    office.file(lambda day: online(day, theirs))
    sha256 = office.scalars(lambda session: session.get_one(StoredFile, UUID(mine)).sha256)
    long_ago(tmp_path, sha256)
    office.clock.advance(UPLOADS_KEPT + A_DAY)

    assert forget(office)["uploads"] == 1
    assert office.files.get(sha256) == b"the same picture"


def test_bytes_that_are_just_being_handed_in_again_stay(office: OpenOffice) -> None:
    """Between the bytes and the row that speaks of them lie moments."""
    office.upload(b"a picture")
    office.clock.advance(UPLOADS_KEPT + A_DAY)
    sha256 = office.files.put(b"a picture")

    assert forget(office)["uploads"] == 1
    assert office.files.get(sha256) == b"a picture"


def test_who_dies_while_he_forgets_takes_nothing_from_anybody(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    sha256 = store.put(b"bytes")

    def dies() -> bool:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.forget(sha256, unless=dies)
    assert store.get(sha256) == b"bytes"


def test_what_is_forgotten_is_gone_and_may_be_put_again(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    sha256 = store.put(b"bytes")
    place = next(tmp_path.rglob(sha256))
    os.utime(place, (time.time() - 2 * JUST_PUT_S,) * 2)

    assert store.forget(sha256, unless=lambda: True) is False
    assert store.forget(sha256, unless=lambda: False) is True
    assert store.forget(sha256, unless=lambda: False) is False
    with pytest.raises(NoSuchFile):
        store.get(sha256)
    assert list(store.addresses()) == []
    assert store.get(store.put(b"bytes")) == b"bytes"


def test_how_a_dossier_was_read_is_forgotten_after_a_quarter_and_its_journal_never(office: OpenOffice) -> None:
    story = office.file(without_copies)
    story.goes_on_to("appraises")
    journal = story.journal()
    readings = count(office, Reading)
    assert readings
    office.clock.advance(READINGS_KEPT - A_DAY)
    assert forget(office)["readings"] == 0
    office.clock.advance(2 * A_DAY)

    assert forget(office)["readings"] == readings
    assert count(office, Reading) == 0
    assert story.journal() == journal
    story.goes_on_to("decides")


def test_drafts_of_work_that_is_over_are_forgotten_and_those_of_open_work_stay(office: OpenOffice) -> None:
    story = office.file(without_copies)
    clerk = UUID(str(office.member(Role.RECEIVER).staff_id))
    check = story.open_item("checks_components")
    with office.database.transaction() as session:
        now = office.clock.now()
        save_draft(session, f"item:{check.id}/complete", clerk, {"note": "đang xem"}, now)
        save_draft(session, "intake:1.001193", clerk, {"full_name": "đang gõ"}, now)
    assert forget(office)["drafts"] == 0

    story.answers("checks_components", "complete")
    assert forget(office)["drafts"] == 1
    assert office.scalars(lambda session: session.scalars(select(FormDraft.place)).all()) == ["intake:1.001193"]
    office.clock.advance(DRAFTS_KEPT + A_DAY)
    assert forget(office)["drafts"] == 1


def test_what_was_prepared_for_a_supplement_that_never_came_goes_when_its_time_is_over(office: OpenOffice) -> None:
    story = office.file(without_copies)
    item = {"pointer": "/declaration", "reason": "Tờ khai chưa ký.", "what_to_do": "Ký vào tờ khai."}
    story.answers("checks_components", "incomplete", items=[item])
    wait = story.open_item("supplements")
    file_id = UUID(office.upload(b"half a supplement"))
    with office.database.transaction() as session:
        session.get_one(StoredFile, file_id).dossier_id = story.dossier_id
        session.add(SupplementDraft(item_id=wait.id, fields={"texts": {}, "files": []}, saved_at=office.clock.now()))
    office.clock.advance(UPLOADS_KEPT + A_DAY)
    assert forget(office)["uploads"] == 0
    assert count(office, SupplementDraft) == 1

    office.advance(timedelta(days=30))
    told = forget(office)
    assert (told["drafts"], told["uploads"]) == (1, 1)
    assert count(office, SupplementDraft) == 0


def test_what_a_dry_run_found_is_kept_for_a_year_and_its_being_asked_for_ever(office: OpenOffice) -> None:
    office.file(without_copies).goes_on_to("appraises")
    now, by = office.clock.now(), office.member(Role.ADMINISTRATOR)
    today = in_vietnam(now).date()
    with office.database.transaction() as session:
        ask_for_dry_run(session, office.agency.id, "1.001193", Trial("2026-01"), (today, today), by, now)
    while carry_on_dry_runs(office.office):
        pass
    office.set_clock(now + DRY_RUNS_KEPT - A_DAY)
    assert forget(office)["dry_runs"] == 0
    office.set_clock(now + DRY_RUNS_KEPT + A_DAY)
    assert forget(office)["dry_runs"] == 2, "one dossier, and the run"
    assert (count(office, DryRunRow), count(office, DryRun)) == (0, 0)
    actions = office.scalars(lambda session: list(session.scalars(select(AuditEntry.action))))
    assert "rules.dry_run_asked" in actions


def test_nothing_is_forgotten_twice_and_a_quiet_night_writes_nothing(office: OpenOffice) -> None:
    assert set(forget(office).values()) == {0}
    assert count(office, AuditEntry) == 0


def test_the_night_is_in_the_timetable_of_the_engine_and_its_run_forgets_every_kind(office: OpenOffice) -> None:
    deployments = yaml.safe_load((HOUSE / "prefect.yaml").read_text())["deployments"]
    night = next(one for one in deployments if one["entrypoint"] == "flows/retention.py:retention")
    assert night["schedules"] == [{"cron": "30 2 * * *", "timezone": "Asia/Ho_Chi_Minh"}]
    assert dict(retention.parameters.properties) == {}

    with office.database.transaction() as session:
        key(session, str(uuid4()), hours=-1)
    with office_as_present(office.office):
        assert {kind: forget_in_this_office(kind) for kind in EVERY_KIND} == {
            "keys": 1,
            "tokens": 0,
            "drafts": 0,
            "uploads": 0,
            "readings": 0,
            "common_work": 0,
            "dry_runs": 0,
        }
