"""Hồ sơ mắc: why in plain words, asked again without harm, and told only what the journal shows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import text, update

import desk.router
from gateways.engine_runs import EngineRuns, HttpEngineRuns
from models.progress.reading import Reading
from models.role import Role
from models.status import Ending
from tests.desk.desk_house import DeskHouse
from tests.desk.supervision.friday import assigned, breaks_down, lies_unread
from tests.desk.supervision.recount import codes_behind, numbers_on
from tests.desk.supervision.small_engine import AUTH, small_engine
from tests.office.filings import of_a_mother_alone, without_copies
from tests.office.story import Story
from web.application import create_application

MAC = "/giam-sat/mac"
LONG_AGO = "now() - interval '20 minutes'"


def code(story: Story) -> str:
    return story.dossier().code


def execute(desk: DeskHouse, statement: str, story: Story) -> None:
    """What only the passing of the database's own time would bring about."""
    with desk.office.database.transaction() as session:
        session.execute(text(statement), {"dossier": story.dossier_id})


def called_and_unread(desk: DeskHouse) -> Story:
    """Its clerk has answered, and nobody has read it since: no worker runs in this office unless the test lets one."""
    story = desk.office.file(without_copies)
    lies_unread(desk.office, story)
    return story


def test_nothing_is_stuck_where_everybody_is_awaited(desk: DeskHouse) -> None:
    desk.office.file(without_copies)
    page = desk.visitor(Role.SUPERVISOR).opens(MAC)
    assert "Không hồ sơ nào mắc" in page.text
    assert "Không có tiến trình xử lý nào đang chạy" in page.text


def test_what_was_called_and_not_read_is_asked_again_and_only_the_journal_tells_that_it_moved(desk: DeskHouse) -> None:
    story = called_and_unread(desk)
    supervisor = desk.visitor(Role.SUPERVISOR)
    page = supervisor.opens(MAC)
    assert "Đã được gọi hơn 10 phút mà chưa tiến trình nào xử lý" in page.text
    board = supervisor.opens("/giam-sat")
    assert [one.count for one in numbers_on(board) if one.words == "Mắc"] == [1]
    assert codes_behind(supervisor, "/giam-sat/ho-so?nhom=mac-chua-doc") == [code(story)]
    lines = story.journal()

    asked = supervisor.sends(page, "/goi-lai")
    assert asked.headers["location"] == f"{MAC}/{code(story)}?tin=hoi"
    # The engine has not come by yet, and the page does not say that it has.
    told = supervisor.opens(asked.headers["location"])
    assert "Chưa được xử lý lại; hồ sơ vẫn nằm trong hàng chờ." in told.text
    assert story.journal() == lines

    desk.office.go_on()
    told = supervisor.opens(f"{MAC}/{code(story)}")
    assert "Hồ sơ không mắc." in told.text
    assert "Đã chuyển bước: “Tiếp nhận hồ sơ, hẹn trả kết quả”" in told.text
    assert "appraises" in story.waits_for()
    assert story.journal().count("accept") == 1


def test_asking_again_twice_or_when_nothing_is_wrong_does_no_harm(desk: DeskHouse) -> None:
    story = called_and_unread(desk)
    supervisor = desk.visitor(Role.SUPERVISOR)
    for _ in range(3):
        supervisor.post(f"{MAC}/{code(story)}/goi-lai", {})
    desk.office.go_on()
    assert story.journal().count("accept") == 1
    refused = supervisor.post(f"{MAC}/{code(story)}/goi-lai", {})
    assert refused.headers["location"].endswith("?tin=khong")
    assert "chưa gọi lại" in supervisor.opens(refused.headers["location"]).text


def test_a_dead_readers_lease_is_told_and_one_of_a_living_reader_is_left_alone(desk: DeskHouse) -> None:
    dead, living = desk.office.file(without_copies), desk.office.file(without_copies)
    held = "UPDATE reading_lease SET holder = 'nowhere:1:0', until = {} WHERE dossier_id = :dossier"
    execute(desk, held.format(LONG_AGO), dead)
    execute(desk, held.format("now() + interval '1 minute'"), living)
    supervisor = desk.visitor(Role.SUPERVISOR)
    assert codes_behind(supervisor, "/giam-sat/ho-so?nhom=mac") == [code(dead)]
    page = supervisor.opens(MAC)
    assert "Tiến trình đang xử lý hồ sơ đã chết giữa chừng" in page.text
    supervisor.sends(page, "/goi-lai")
    desk.office.go_on()
    told = supervisor.opens(f"{MAC}/{code(dead)}")
    assert "Đã được xử lý lại nhưng chưa có bước mới: Chờ một cửa kiểm tra thành phần hồ sơ." in told.text
    assert codes_behind(supervisor, "/giam-sat/ho-so?nhom=mac") == []


def test_an_incident_needs_a_person_and_leads_to_his_work(desk: DeskHouse) -> None:
    story = an_incident(desk)
    supervisor = desk.visitor(Role.SUPERVISOR)
    page = supervisor.opens(MAC)
    assert "Sự cố kỹ thuật, chờ người xử lý" in page.text
    assert not page.has_form("/goi-lai")
    item = story.open_item("settles_incident")
    assert f"/ho-so/{code(story)}?viec={item.id}" in page.links
    forced = supervisor.post(f"{MAC}/{code(story)}/goi-lai", {})
    assert forced.headers["location"].endswith("?tin=khong")

    incidents = supervisor.opens("/giam-sat/su-co")
    assert code(story) in incidents.text
    assert "Thử lại hoặc dừng" in incidents.text
    story.answers("settles_incident", "stop", reason="Hồ sơ gặp sự cố, hướng dẫn nộp lại.")
    assert "Đã dừng giải quyết hồ sơ" in supervisor.opens("/giam-sat/su-co").text
    story.ends_as(Ending.STOPPED)


def an_incident(desk: DeskHouse) -> Story:
    """A dossier whose readings died more often than may be: the sixth is no longer begun."""
    story = desk.office.file(without_copies)
    breaks_down(desk.office, story)
    assert [item.line for item in story.asides()] == ["settles_incident"]
    return story


def test_work_in_the_hands_of_somebody_absent_is_stuck_and_leads_to_moving_it(desk: DeskHouse) -> None:
    story = desk.office.file(of_a_mother_alone)
    story.goes_on_to("appraises")
    assigned(desk.office, story, "appraises", 0)
    supervisor = desk.visitor(Role.SUPERVISOR)
    officer = str(desk.office.member(Role.JUSTICE_OFFICER).staff_id)
    supervisor.post("/giam-sat/lich-nghi", {"person": officer, "from": "06/10/2026", "kind": "sick"})
    page = supervisor.opens(MAC)
    assert "Người đang giữ việc vắng mặt" in page.text
    assert not page.has_form("/goi-lai")
    assert codes_behind(supervisor, "/giam-sat/ho-so?nhom=mac-nguoi-giu-vang") == [code(story)]


# -- the engine ---------------------------------------------------------------------------------------------------


@contextmanager
def with_engine(house: DeskHouse, runs: EngineRuns) -> Iterator[DeskHouse]:
    front = replace(house.front, engine_runs=runs)
    yield replace(house, front=front, app=create_application(front, desk.router.routers()))


def note_run(house: DeskHouse, story: Story) -> str:
    """The run that a reading under Prefect would have noted of itself."""
    run_id = str(uuid4())
    with house.office.database.transaction() as session:
        session.execute(update(Reading).where(Reading.dossier_id == story.dossier_id).values(flow_run_id=run_id))
    return run_id


def test_readings_are_told_with_the_engines_state_and_no_run_id(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    run_id = note_run(desk, story)
    with small_engine() as engine:
        runs = HttpEngineRuns(engine.address, AUTH)
        engine.runs[run_id] = ("COMPLETED", "Chờ một cửa kiểm tra thành phần hồ sơ")
        with with_engine(desk, runs) as house:
            page = house.visitor(Role.SUPERVISOR).opens(f"{MAC}/{code(story)}")
            assert "Đến bước phải chờ – Chờ một cửa kiểm tra thành phần hồ sơ" in page.text
            assert "động cơ: đã chạy xong" in page.text
            assert run_id not in page.html
            engine.runs.clear()
            gone = house.visitor(Role.SUPERVISOR).opens(f"{MAC}/{code(story)}")
            assert "động cơ: không còn lưu lượt chạy này" in gone.text
            assert "trả lời bình thường" in house.visitor(Role.SUPERVISOR).opens("/giam-sat/suc-khoe").text
        assert {method for method, _ in engine.asked} == {"GET"}
        runs.close()


def test_with_the_engine_away_the_pages_say_so_and_show_everything_else(desk: DeskHouse) -> None:
    story = called_and_unread(desk)
    note_run(desk, story)
    with small_engine() as engine:
        address = engine.address
    runs = HttpEngineRuns(address, AUTH)
    with with_engine(desk, runs) as house:
        supervisor = house.visitor(Role.SUPERVISOR)
        assert "không liên lạc được với động cơ" in supervisor.opens(f"{MAC}/{code(story)}").text
        stuck = supervisor.opens(MAC)
        assert "Không liên lạc được với động cơ quy trình." in stuck.text
        assert code(story) in stuck.text
        assert "không liên lạc được" in supervisor.opens("/giam-sat/suc-khoe").text
    runs.close()


def test_whoever_runs_the_house_finds_the_run_by_the_code_that_was_quoted_and_no_dossier(desk: DeskHouse) -> None:
    story = an_incident(desk)
    run_id = note_run(desk, story)
    reading = story.rows(Reading)[0]
    quoted = f"LX-{reading.id.hex[:8].upper()}"
    with small_engine() as engine:
        engine.runs[run_id] = ("CRASHED", "Crashed")
        runs = HttpEngineRuns(engine.address, AUTH)
        with with_engine(desk, runs) as house:
            administrator = house.visitor(Role.ADMINISTRATOR)
            found = administrator.opens(f"/giam-sat/su-co?ma={quoted}")
            assert run_id in found.text
            assert "động cơ: đứt giữa chừng" in found.text
            assert code(story) not in administrator.opens("/giam-sat/su-co").html
            supervisor = house.visitor(Role.SUPERVISOR).opens(f"/giam-sat/su-co?ma={quoted}")
            assert quoted in supervisor.text
            assert run_id not in supervisor.html
        runs.close()


@pytest.mark.parametrize("auth", ["", "wrong:word"])
def test_an_engine_that_does_not_let_us_in_is_not_called_away_for_the_wrong_reason(auth: str) -> None:
    with small_engine() as engine:
        runs = HttpEngineRuns(engine.address, auth)
        assert runs.answers() is False
        assert runs.look_at([str(uuid4())]).reached is False
        runs.close()
