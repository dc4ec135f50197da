"""A supervisor's Friday: every figure is what somebody with paper and pencil comes to, and leads to its dossiers."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import event

from models.role import Role
from tests.desk.desk_house import DeskHouse
from tests.desk.supervision.friday import at, lived
from tests.desk.supervision.random_week import random_week
from tests.desk.supervision.recount import LinkedNumber, Recount, codes_behind, numbers_on
from tests.office.filings import without_copies
from tests.office.staff import hire, open_agency
from tests.office.story import Story

STANDINGS = {"qua-han", "sap-han", "trong-han", "tam-dung", "cho-tra"}


def asked(number: LinkedNumber) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(number.path).query).items()}


def codes(*stories: Story) -> set[str]:
    return {story.dossier().code for story in stories}


def test_the_figures_are_those_of_the_week(desk: DeskHouse) -> None:
    week = lived(desk.office)
    supervisor = desk.visitor(Role.SUPERVISOR)
    board = supervisor.opens("/giam-sat")

    assert "Đang giải quyết: 5 hồ sơ" in board.text
    assert set(codes_behind(supervisor, "/giam-sat/ho-so?nhom=dang-mo")) == codes(
        week.late, week.waiting, week.ready, week.fresh, week.held
    )
    assert codes_behind(supervisor, "/giam-sat/ho-so?nhom=qua-han") == [week.late.dossier().code]
    assert codes_behind(supervisor, "/giam-sat/ho-so?nhom=tam-dung") == [week.waiting.dossier().code]
    assert codes_behind(supervisor, "/giam-sat/ho-so?nhom=cho-tra") == [week.ready.dossier().code]
    # Oldest without a result first; the one that only waits to be fetched is not among them.
    order = (week.late, week.waiting, week.held, week.fresh)
    told = board.text.partition("nhận lâu nhất")[2]
    places = [told.find(story.dossier().code) for story in order]
    assert -1 not in places
    assert places == sorted(places)
    assert week.ready.dossier().code not in told.partition("Cơ quan, đơn vị im lặng")[0]


def test_each_figure_of_the_board_equals_a_recount_and_the_list_behind_it(desk: DeskHouse) -> None:
    lived(desk.office)
    compare_with_recount(desk)


@pytest.mark.parametrize("seed", [11, 2026])
def test_so_does_every_figure_of_an_office_that_lived_by_chance(desk: DeskHouse, seed: int) -> None:
    random_week(desk.office, seed)
    compare_with_recount(desk)


def compare_with_recount(desk: DeskHouse) -> None:
    supervisor, recount = desk.visitor(Role.SUPERVISOR), Recount.of(desk)
    numbers = numbers_on(supervisor.opens("/giam-sat"))
    assert numbers
    for number in numbers:
        behind = codes_behind(supervisor, number.path)
        assert len(behind) == number.count, number.words
        wanted = asked(number)
        if set(wanted) == {"nhom"} and wanted["nhom"] in STANDINGS:
            assert set(behind) == recount.stands(wanted["nhom"]), number.words
        if wanted == {"nhom": "dang-mo"}:
            assert set(behind) == recount.open()
    shown = {(tuple(sorted(asked(one).items()))): one.count for one in numbers}
    for key, counted in (
        ("buoc", recount.by_step()),
        ("nguoi", recount.by_person()),
        ("doi-tac", recount.by_partner()),
    ):
        of_table = {
            (dict(one)[key], dict(one)["nhom"]): count
            for one, count in shown.items()
            if key in dict(one) and dict(one)["nhom"] in STANDINGS
        }
        assert of_table == dict(counted), key


def test_the_board_and_its_list_ask_the_same_number_of_questions_however_much_there_is(desk: DeskHouse) -> None:
    supervisor = desk.visitor(Role.SUPERVISOR)
    asked_of: list[str] = []
    counted: list[int] = []

    def count(connection: object, cursor: object, statement: str, *more: object) -> None:
        asked_of.append(statement)

    engine = desk.front.database.engine
    event.listen(engine, "before_cursor_execute", count)
    try:
        for filed in (2, 20):
            for _ in range(filed):
                desk.office.file(without_copies)
            for path in PAGES:
                asked_of.clear()
                supervisor.opens(path)
                counted.append(len(asked_of))
    finally:
        event.remove(engine, "before_cursor_execute", count)
    half = len(PAGES)
    assert counted[:half] == counted[half:]
    most = dict(zip(PAGES, counted[:half], strict=True))
    assert most["/giam-sat"] <= 20, most
    assert all(number <= 25 for number in most.values()), most


PAGES = (
    "/giam-sat",
    "/giam-sat/ho-so?nhom=dang-mo",
    "/giam-sat/mac",
    "/giam-sat/du-bao",
    "/giam-sat/lich-nghi",
    "/giam-sat/tre-hen",
    "/giam-sat/xin-loi",
    "/giam-sat/bo-sung",
    "/giam-sat/su-co",
    "/giam-sat/suc-khoe",
    "/giam-sat/tin-ngay/2026-10-05",
)


def test_a_list_of_more_than_a_page_goes_on_where_it_ended(desk: DeskHouse) -> None:
    filed = [desk.office.file(without_copies).dossier().code for _ in range(43)]
    supervisor = desk.visitor(Role.SUPERVISOR)
    assert sorted(codes_behind(supervisor, "/giam-sat/ho-so?nhom=dang-mo")) == sorted(filed)


def test_conditions_stand_in_the_address_and_go_with_one_click(desk: DeskHouse) -> None:
    week = lived(desk.office)
    supervisor = desk.visitor(Role.SUPERVISOR)
    narrowed = supervisor.opens("/giam-sat/ho-so?nhom=dang-mo&thu-tuc=1.001193&buoc=checks_components")
    assert "Bước: Kiểm tra thành phần hồ sơ ✕" in narrowed.text
    assert "1 hồ sơ" in narrowed.text
    wider = next(link for link in narrowed.links if link.endswith("nhom=dang-mo&thu-tuc=1.001193"))
    assert set(codes_behind(supervisor, wider)) == codes(week.late, week.waiting, week.ready, week.fresh, week.held)
    for nonsense in ("nhom=khong-co", "nhom=qua-han&nguoi=ai-do", "nhom=dang-mo&nguoi-lap=ai-do", "nhom=nhan&ngay=32"):
        assert codes_behind(supervisor, f"/giam-sat/ho-so?{nonsense}") == []


def test_another_agencys_dossiers_are_in_no_figure_and_no_list(desk: DeskHouse) -> None:
    lived(desk.office)
    with desk.office.database.transaction() as session:
        elsewhere = open_agency(session, "H26.99.02", "Bằng Lăng")
        desk.office.people[Role.SUPERVISOR].append(hire(session, elsewhere)[Role.SUPERVISOR][0])
    stranger = desk.visitor(Role.SUPERVISOR, 1)
    for path in (*PAGES, "/giam-sat/ho-so?nhom=qua-han", "/giam-sat/ho-so?nhom=mac", "/giam-sat/ho-so?nhom=tre"):
        page = stranger.opens(path)
        assert numbers_on(page) == [], path
        assert "H26.99.01-" not in page.html, path


def test_today_counts_what_came_and_what_was_done(desk: DeskHouse) -> None:
    week = lived(desk.office)
    supervisor = desk.visitor(Role.SUPERVISOR)
    assert set(codes_behind(supervisor, "/giam-sat/ho-so?nhom=nhan&ngay=2026-10-09")) == codes(week.held, week.fresh)
    assert set(codes_behind(supervisor, "/giam-sat/ho-so?nhom=giai-quyet&ngay=2026-10-06")) == codes(
        week.ready, week.delivered, week.withdrawn
    )
    assert codes_behind(supervisor, "/giam-sat/ho-so?nhom=giai-quyet-tre&ngay=2026-10-06") == []
    assert at(9).isoformat()[:10] == "2026-10-09"
