"""A supervisor's Friday: every figure is what somebody with paper and pencil comes to, and leads to its dossiers."""

from __future__ import annotations

from desk.supervision.places import PLACES
from models.role import Role
from tests.desk.desk_house import DeskHouse
from tests.desk.supervision.friday import Friday
from tests.desk.supervision.recount import codes_behind, compare_with_recount, numbers_on
from tests.office.staff import hire, open_agency
from tests.office.story import Story

NONSENSE = (
    "nhom=khong-co",
    "nhom=qua-han&nguoi=ai-do",
    "nhom=dang-mo&nguoi-lap=ai-do",
    "nhom=kiem-tra-thanh-phan&nguoi-lap=ai-do",
    "nhom=nhan&ngay=32",
    "nhom=nhan&ngay=9999-12-31",
    "nhom=ton&ngay=0001-01-01",
)


def codes(*stories: Story) -> set[str]:
    return {story.dossier().code for story in stories}


def test_the_figures_are_those_of_the_week(old_desk: DeskHouse, week: Friday) -> None:
    supervisor = old_desk.visitor(Role.SUPERVISOR)
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


def test_each_figure_of_the_board_equals_a_recount_and_the_list_behind_it(old_desk: DeskHouse, week: Friday) -> None:
    compare_with_recount(old_desk)


def test_conditions_stand_in_the_address_and_go_with_one_click(old_desk: DeskHouse, week: Friday) -> None:
    supervisor = old_desk.visitor(Role.SUPERVISOR)
    narrowed = supervisor.opens("/giam-sat/ho-so?nhom=dang-mo&thu-tuc=1.001193&buoc=checks_components")
    assert "Bước: Kiểm tra thành phần hồ sơ ✕" in narrowed.text
    assert "1 hồ sơ" in narrowed.text
    wider = next(link for link in narrowed.links if link.endswith("nhom=dang-mo&thu-tuc=1.001193"))
    assert set(codes_behind(supervisor, wider)) == codes(week.late, week.waiting, week.ready, week.fresh, week.held)
    for nonsense in NONSENSE:
        assert codes_behind(supervisor, f"/giam-sat/ho-so?{nonsense}") == []


def test_today_counts_what_came_and_what_was_done(old_desk: DeskHouse, week: Friday) -> None:
    supervisor = old_desk.visitor(Role.SUPERVISOR)
    assert set(codes_behind(supervisor, "/giam-sat/ho-so?nhom=nhan&ngay=2026-10-09")) == codes(week.held, week.fresh)
    assert set(codes_behind(supervisor, "/giam-sat/ho-so?nhom=giai-quyet&ngay=2026-10-06")) == codes(
        week.ready, week.delivered, week.withdrawn
    )
    assert codes_behind(supervisor, "/giam-sat/ho-so?nhom=giai-quyet-tre&ngay=2026-10-06") == []


def test_another_agencys_dossiers_are_in_no_figure_and_no_list(old_desk: DeskHouse, week: Friday) -> None:
    with old_desk.office.database.transaction() as session:
        elsewhere = open_agency(session, "H26.99.02", "Bằng Lăng")
        old_desk.office.people[Role.SUPERVISOR].append(hire(session, elsewhere)[Role.SUPERVISOR][0])
    stranger = old_desk.visitor(Role.SUPERVISOR, 1)
    lists = [f"/giam-sat/ho-so?nhom={group}" for group in ("dang-mo", "qua-han", "mac", "tre")]
    for path in (*(place.path for place in PLACES), *lists):
        page = stranger.opens(path)
        assert numbers_on(page) == [], path
        assert "H26.99.01-" not in page.html, path
