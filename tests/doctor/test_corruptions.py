"""Whatever is spoiled on purpose the doctor finds, and says in which dossier."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from models.delivery.document import Document
from models.intake.idempotency_key import IdempotencyKey
from models.intake.stored_file import StoredFile
from models.register.register_entry import RegisterEntry
from models.sealed import seal
from operations.doctor.every_check import CHECKS
from operations.doctor.finding import Finding
from tests.doctor.conftest import Ward
from tests.doctor.corruption import Corruption
from tests.doctor.corruptions import EVERY_CORRUPTION
from tests.schema import without_guards

# Found by the tests below, or in test_privacy where the engine really has a database.
BY_HAND = {
    "Câu trả lời đã giữ khớp hồ sơ",
    "Tệp còn nguyên",
    "Nhật ký máy không có dữ liệu cá nhân",
    "Cơ sở dữ liệu của Prefect không có dữ liệu cá nhân",
}


def found_by(ward: Ward, session: Session, title: str) -> list[Finding]:
    (check,) = [check for check in CHECKS if check.title == title]
    return list(check.finds(ward.patient(session)))


@pytest.mark.parametrize("corruption", EVERY_CORRUPTION, ids=lambda one: f"{one.check}, {one.story}")
def test_a_spoiled_dossier_is_found_and_named(ward: Ward, corruption: Corruption) -> None:
    story = ward.stories[corruption.story]
    code = story.dossier().code if corruption.names else None
    with ward.spoiled() as session:
        with without_guards(session):
            changed = 0
            for statement in corruption.sql.split(";"):
                values = {"d": story.dossier_id} if ":d" in statement else {}
                done = session.connection().execute(text(statement), values)
                changed += max(done.rowcount, 0)
        assert changed, "nothing was spoiled"
        session.expire_all()

        assert code in [finding.dossier for finding in found_by(ward, session, corruption.check)]


def test_every_check_has_its_corruption() -> None:
    spoiled = {corruption.check for corruption in EVERY_CORRUPTION} | BY_HAND

    assert {check.title for check in CHECKS} == spoiled


def test_a_promise_to_a_client_about_a_dossier_that_is_gone(ward: Ward) -> None:
    with ward.spoiled() as session:
        answer = seal('{"body": {"code": "H26.99.01-261006-9999"}, "headers": {}}', "idempotency_key.answer")
        session.add(
            IdempotencyKey(
                client="client:x",
                route="POST /api/v1/dossiers",
                key="k",
                fingerprint="f",
                status=201,
                answer=answer,
                at=ward.office.clock.now(),
                keep_until=None,
            )
        )
        session.flush()

        found = found_by(ward, session, "Câu trả lời đã giữ khớp hồ sơ")

        assert [finding.dossier for finding in found] == ["H26.99.01-261006-9999"]


def test_a_name_changed_in_the_book_after_it_was_approved(ward: Ward) -> None:
    story = ward.stories["posted"]
    with ward.spoiled() as session:
        entry = session.get_one(RegisterEntry, story.book().id)
        entry.content = {**entry.content, "child_name": "Ai Đó Khác"}
        session.flush()
        session.expire_all()

        found = found_by(ward, session, "Nội dung sổ hộ tịch đúng như đã duyệt")

        assert [finding.dossier for finding in found] == [story.dossier().code]


@pytest.mark.parametrize("damage", ["gone", "altered", "cut"])
def test_a_file_that_is_not_what_was_kept(ward: Ward, damage: str) -> None:
    story = ward.stories["posted"]
    document: Document = story.document("birth_certificate")
    path = next(Path(ward.folder).rglob(document.sha256 or ""))
    kept = path.read_bytes()
    spoiled = {"gone": None, "altered": kept[:-1] + b"x", "cut": kept[:-100]}[damage]
    try:
        path.unlink()
        if spoiled is not None:
            path.write_bytes(spoiled)
        with ward.spoiled() as session:
            assert [finding.dossier for finding in found_by(ward, session, "Tệp còn nguyên")] == [story.dossier().code]
    finally:
        path.write_bytes(kept)


def test_a_file_of_another_size_than_the_records_say(ward: Ward) -> None:
    story = ward.stories["opened online"]
    with ward.spoiled() as session:
        session.query(StoredFile).filter(StoredFile.dossier_id == story.dossier_id).update({"size": 1})

        assert [finding.dossier for finding in found_by(ward, session, "Tệp còn nguyên")] == [story.dossier().code]


def test_a_name_in_a_log_of_the_machine(ward: Ward) -> None:
    log = ward.folder / "log" / "worker-1.log"
    log.parent.mkdir(exist_ok=True)
    for leak in (ward.stories["new"].dossier().subject_name, ward.stories["new"].dossier().applicant["phone"]):
        log.write_text(f'{{"event": "could not greet {leak}"}}\n')
        with ward.spoiled() as session:
            found = found_by(ward, session, "Nhật ký máy không có dữ liệu cá nhân")
        log.unlink()

        assert "worker-1.log" in found[0].evidence
