"""A change of guardian: one guardianship ended, another dossier opened by that, once, and only if it ended well."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, text

from models.agency import Agency
from models.clock.clock import VIETNAM
from models.dossier import Dossier
from models.intake.component import Component
from models.intake.stored_file import StoredFile
from models.intake.succession import successions_of
from models.status import Ending, Status
from tests.documents.pdf_text import squeezed, text_of
from tests.office.filings import Body
from tests.office.guardianship_filings import NO_GROUNDS, adopted, change, change_by_post, change_online
from tests.office.open_office import OpenOffice
from tests.office.staff import open_agency
from tests.office.story import Story

# The commit in which the second dossier is opened fails, whatever else goes well.
_FAIL_AT_COMMIT = """
CREATE FUNCTION trial_no_second() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN IF NEW.line = 'open_new_guardianship' THEN RAISE EXCEPTION 'trial'; END IF; RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER trial_no_second AFTER INSERT ON journal_line DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION trial_no_second();
"""
_LET_GO = "DROP TRIGGER trial_no_second ON journal_line; DROP FUNCTION trial_no_second();"


def follow_ups(office: OpenOffice, story: Story) -> list[Story]:
    """The dossiers this one opened."""
    links = office.scalars(lambda session: successions_of(session, story.dossier_id))
    return [Story(office, link.later_id) for link in links if link.earlier_id == story.dossier_id]


def opened_by(office: OpenOffice, body: Any = change) -> tuple[Story, Story]:
    """The dossier that ended a guardianship, its result on the shelf, and the one it opened."""
    first = office.file(body)
    first.goes_on_to("receives")
    (second,) = follow_ups(office, first)
    return first, second


def components_of(office: OpenOffice, story: Story) -> list[Component]:
    rows = select(Component).where(Component.dossier_id == story.dossier_id).order_by(Component.code)
    found: list[Component] = office.scalars(lambda session: list(session.scalars(rows)))
    return found


def run(office: OpenOffice, statements: str) -> None:
    with office.database.transaction() as session:
        session.execute(text(statements))


def test_the_new_guardianship_is_opened_when_the_old_one_has_been_ended_and_both_go_to_their_end(
    office: OpenOffice,
) -> None:
    first, second = opened_by(office)
    assert first.journal()[-4:] == ["signs", "seals", "open_new_guardianship", "hand_over"]
    first.answers("receives", "handed_over", identity_seen="Căn cước của người nhận")
    first.ends_as(Ending.DELIVERED)

    assert second.waits_for() == {"checks_components"}
    second.goes_on_to("receives")
    second.answers("receives", "handed_over", identity_seen="Căn cước của người nhận")
    second.ends_as(Ending.DELIVERED)
    assert follow_ups(office, second) == []
    assert second.book().content["guardian_name"] == "Phùng Văn Chú Mẫu"
    assert "Đăng ký chấm dứt số 1/2026 ngày 06/10/2026" in second.book().content["replaces"]
    assert squeezed("Thay cho việc giám hộ đã chấm dứt: Đăng ký chấm dứt số 1/2026") in squeezed(
        text_of(second.pdf("guardianship_extract"))
    )


def test_nothing_is_asked_for_twice(office: OpenOffice) -> None:
    _, second = opened_by(office)
    dossier = second.dossier()

    assert [(row.code, row.original_kept) for row in components_of(office, second)] == [
        ("declaration", True),
        ("guardians_agreement", True),
        ("natural_guardian_proof", True),
    ]
    assert (dossier.applicant_name, dossier.subject_name) == ("Phùng Văn Chú Mẫu", "Phùng Gia Cháu Mẫu")
    assert dossier.declaration["ward"]["personal_number"] == "001216000203"
    assert dossier.tracking_secret != office.scalars(
        lambda session: session.scalars(select(Dossier.tracking_secret).where(Dossier.id != dossier.id)).one()
    )


def test_the_new_guardian_learns_where_his_dossier_is(office: OpenOffice) -> None:
    first, second = opened_by(office)

    assert second.letters() == ["follow_up_opened"]
    assert {letter.to for letter in second.letter_rows()} == {"chu.mau@example.vn", "0900000204"}
    assert second.letter_rows()[0].content["tracking_secret"] == second.dossier().tracking_secret
    assert first.letters() == ["receipt", "result_ready"]


def test_its_hours_begin_when_it_is_opened(office: OpenOffice) -> None:
    """The first one took until Thursday evening; the second one counts its own three days from there."""
    first = office.file(change)
    first.goes_on_to("seals")
    office.set_clock(datetime(2026, 10, 8, 16, 0, tzinfo=VIETNAM))
    first.answers("seals", "seal")
    (second,) = follow_ups(office, first)
    second.answers("checks_components", "complete")

    assert second.dossier().received_at.astimezone(VIETNAM).date().isoformat() == "2026-10-08"
    assert second.dossier().due_at == datetime(2026, 10, 13, 17, 30, tzinfo=VIETNAM)


def test_a_refused_end_begins_nothing(office: OpenOffice) -> None:
    story = office.file(change)
    story.goes_on_to("decides")
    assert follow_ups(office, story) == []
    story.answers("decides", "refuse", **NO_GROUNDS)

    story.ends_as(Ending.REFUSED)
    assert follow_ups(office, story) == []
    assert office.scalars(lambda session: len(session.scalars(select(Dossier)).all())) == 1


def test_a_change_taken_back_stopped_or_lapsed_begins_nothing(office: OpenOffice) -> None:
    withdrawn, stopped, lapsed = (office.file(change) for _ in range(3))
    for story in (withdrawn, stopped):
        story.goes_on_to("decides")
    withdrawn.withdraws()
    stopped.is_stopped("Các bên không còn thỏa thuận.")
    missing = {"component": "successor_consent", "reason": "Văn bản chưa ký.", "what_to_do": "Ký rồi nộp lại."}
    lapsed.answers("checks_components", "incomplete", items=[missing])
    office.advance(timedelta(days=30))

    for story, ending in ((withdrawn, Ending.WITHDRAWN), (stopped, Ending.STOPPED), (lapsed, Ending.LAPSED)):
        story.ends_as(ending)
        assert follow_ups(office, story) == []


def test_an_end_without_a_change_begins_nothing(office: OpenOffice) -> None:
    story = office.file(adopted)
    story.goes_on_to("receives")

    assert follow_ups(office, story) == []


def test_a_death_in_the_very_commit_leaves_neither_the_line_nor_half_a_dossier(office: OpenOffice) -> None:
    story = office.file(change)
    story.goes_on_to("seals")
    run(office, _FAIL_AT_COMMIT)
    try:
        story.answers("seals", "seal")
        assert "open_new_guardianship" not in story.journal()
        assert office.scalars(lambda session: len(session.scalars(select(Dossier)).all())) == 1
    finally:
        run(office, _LET_GO)
    office.let_database_time_pass()
    story.reaches("receives")

    (second,) = follow_ups(office, story)
    assert story.journal().count("open_new_guardianship") == 1
    # The number of the day that the failed commit had taken was given back.
    assert second.dossier().code.endswith("-0002")


def test_a_reading_repeated_opens_no_second_one(office: OpenOffice) -> None:
    first, second = opened_by(office)
    for _ in range(3):
        with office.database.transaction() as session:
            session.execute(
                text("INSERT INTO wake_up (dossier_id, due_at) VALUES (:d, now())"), {"d": first.dossier_id}
            )
        office.go_on()

    assert [story.dossier_id for story in follow_ups(office, first)] == [second.dossier_id]


def test_the_second_may_be_refused_without_undoing_the_first(office: OpenOffice) -> None:
    first, second = opened_by(office)
    second.goes_on_to("decides")
    second.answers("decides", "refuse", reason="Không đủ điều kiện.", legal_basis="Điều 49 Bộ luật Dân sự 2015")
    second.ends_as(Ending.REFUSED)

    assert first.dossier().status is Status.APPROVED
    first.answers("receives", "handed_over", identity_seen="Căn cước của người nhận")
    first.ends_as(Ending.DELIVERED)


def test_from_home_the_files_go_over_and_the_new_guardian_reads_his_own_draft(office: OpenOffice) -> None:
    files = [office.upload(b"\xff\xd8\xff one"), office.upload(b"\xff\xd8\xff two")]
    day = office.clock.now().astimezone(VIETNAM).date()
    first, second = opened_by(office, change_online(day, files))

    (proof,) = components_of(office, second)
    assert (proof.code, str(proof.file_id) in files) == ("natural_guardian_proof", False)
    hashes = office.scalars(
        lambda session: [session.get_one(StoredFile, file).sha256 for file in (proof.file_id, files[1])]
    )
    assert hashes[0] == hashes[1]
    assert first.journal().count("reads_draft") == 1
    second.goes_on_to("reads_draft")
    second.goes_on_to("receives")
    second.answers("receives", "opened")
    second.ends_as(Ending.DELIVERED)


def test_by_post_each_result_goes_to_whoever_asked_for_it(office: OpenOffice) -> None:
    first = office.file(change_by_post)
    first.goes_on_to("seals")
    first.answers("seals", "seal")
    (second,) = follow_ups(office, first)

    assert first.dossier().delivery["address"]["recipient"] == "Nguyễn Văn Mẫu"
    assert second.dossier().delivery["address"]["recipient"] == "Phùng Văn Chú Mẫu"
    assert (second.dossier().delivery_way, second.dossier().payment_way) == ("post", "cod")


def test_the_second_is_opened_where_ward_or_new_guardian_live(office: OpenOffice) -> None:
    with office.database.transaction() as session:
        neighbour = open_agency(session, code="H26.99.02", name="Mẫu Sen")
        neighbour.ward_code = "09552"

    def moved_away(day: Any) -> Body:
        body = change(day)
        away = {"kind": "permanent", "province": "01", "ward": "09552", "detail": "Số 1 phố Khác"}
        body["declaration"]["ward"]["residence"] = dict(away)
        body["declaration"]["new_guardianship"]["guardian"]["person"]["residence"] = dict(away)
        return body

    _, second = opened_by(office, moved_away)
    code = office.scalars(lambda session: session.get_one(Agency, second.dossier().agency_id).code)
    assert code == "H26.99.02"
    assert second.dossier().code.startswith("H26.99.02-")
