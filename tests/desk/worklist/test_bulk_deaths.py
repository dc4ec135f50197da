"""A run of many dies at every place where it can: taken up again it does what is left, and nothing a second time."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from models.progress.journal_line import JournalLine
from models.role import Role
from models.staff.staff_notice import StaffNotice
from models.work.bulk_run import BulkRun
from tests.crash.kills import KILLED, Kills, kind_of, kinds
from tests.crash.warm_parent import WarmParent
from tests.desk.desk_house import DeskHouse
from tests.desk.worklist.lists import audited, choose, holder, item_of, pieces, staff_id
from tests.desk.worklist.pressing import Press, press
from tests.office.filings import without_copies
from tests.office.story import Story

OURS = {"bulk.after_move", "bulk.before_commit", "bulk.after_commit"}


@dataclass
class Presses:
    """Buttons pressed at web processes that die where they are told to, and are started anew."""

    desk: DeskHouse
    folder: Path
    warm: WarmParent
    role: Role

    def until_done(self, run: str, button: str, *deadly: int) -> tuple[int, list[str]]:
        """This will press the button, then whichever the page offers, until the work is done; gives the deaths."""
        kills = Kills(self.folder / "failpoints")
        kills.begin(deadly)
        deaths, chief = 0, self.desk.visitor(self.role)
        while self.press_once(f"{run}/{button}", kills) == KILLED:
            deaths += 1
            page = chief.opens(run)
            button = "lam-tiep" if page.has_form(f"{run}/lam-tiep") else button
            if not page.has_form(f"{run}/{button}"):
                break
        return deaths, kills.hits()

    def press_once(self, path: str, kills: Kills) -> int:
        office = self.desk.office
        button = Press(
            office.database.url,
            self.folder,
            office.agency.code,
            office.clock.now(),
            self.desk.session_of(self.role),
            path,
        )
        environment = {**kills.environment, "MOTCUA_PERSONAL_KEY": os.environ["MOTCUA_PERSONAL_KEY"]}
        process = self.warm.start(press, button, environment=environment, log=self.folder / "log")
        ended = process.ended_with(60)
        assert ended in (0, KILLED), (self.folder / "log").read_text()[-2000:]
        return ended


@pytest.fixture(scope="module")
def warm() -> WarmParent:
    return WarmParent(["tests.desk.worklist.pressing"])


@pytest.fixture(params=[pytest.param(False, id="kinds"), pytest.param(True, id="every", marks=pytest.mark.crash)])
def thorough(request: pytest.FixtureRequest) -> bool:
    """CI lets it die once at every kind of place, `make crash` at each of them."""
    return bool(request.param)


def each_place(
    presses: Presses, begins: Callable[[], str], button: str, sound: Callable[[str], None], *, thorough: bool
) -> None:
    """This will tell the story once without a death, then once with a death at each place it passed."""
    run = begins()
    deaths, hits = presses.until_done(run, button)
    sound(run)
    assert deaths == 0
    assert set(kinds(hits)) >= OURS
    # The last of its kind: something has been done already, and nothing more is to come after the very last.
    last_of_kind = {kind_of(hit): place for place, hit in enumerate(hits, 1)}
    for place in range(1, len(hits) + 1) if thorough else sorted(last_of_kind.values()):
        run = begins()
        deaths, _ = presses.until_done(run, button, place)
        assert deaths == 1, f"nobody died at {hits[place - 1]}"
        sound(run)


def state_of(desk: DeskHouse) -> str:
    state: str = desk.office.scalars(
        lambda session: session.scalars(select(BulkRun.state).order_by(BulkRun.made_at.desc()).limit(1)).one().value
    )
    return state


def test_assigning_many_survives_every_death_and_can_be_undone_through_deaths(
    desk: DeskHouse, tmp_path: Path, warm: WarmParent, thorough: bool
) -> None:
    presses, to = Presses(desk, tmp_path, warm, Role.SUPERVISOR), staff_id(desk, Role.RECEIVER)
    told: list[Story] = []

    def begins() -> str:
        desk.office.clock.advance(timedelta(seconds=1))
        told[:] = [desk.office.file(without_copies) for _ in range(2)]
        marked = [str(item_of(story).id) for story in told]
        more = {"pham-vi": "danh-dau", "viec": marked, "dong-nghiep": to, "ly-do": "Chia lại việc"}
        return choose(desk.visitor(Role.SUPERVISOR), "/hang-doi", "assign", **more)

    def all_assigned_once(run: str) -> None:
        assert [holder(desk, story) for story in told] == [to, to]
        assert [audited(desk, story) for story in told] == [["work.assigned"]] * 2
        assert (state_of(desk), pieces(desk)) == ("done", [("done", None)] * 2)
        assert counted(desk, run) == 2

    each_place(presses, begins, "bat-dau", all_assigned_once, thorough=thorough)

    def begun() -> str:
        run = begins()
        desk.visitor(Role.SUPERVISOR).post(f"{run}/bat-dau", {})
        return run

    def all_undone_once(run: str) -> None:
        assert [holder(desk, story) for story in told] == ["", ""]
        assert [audited(desk, story) for story in told] == [["work.assigned", "work.put_back"]] * 2
        assert (state_of(desk), pieces(desk)) == ("undone", [("undone", None)] * 2)

    each_place(presses, begun, "hoan-tac", all_undone_once, thorough=thorough)


def counted(desk: DeskHouse, run: str) -> int:
    """How many pieces the one notice of the run speaks of."""
    about = select(StaffNotice.count).where(StaffNotice.run_id == run.rpartition("/")[2])
    count: int = desk.office.scalars(lambda session: session.scalars(about).one())
    return count


def test_answering_many_survives_every_death(desk: DeskHouse, tmp_path: Path, warm: WarmParent, thorough: bool) -> None:
    presses = Presses(desk, tmp_path, warm, Role.RECEIVER)
    told: list[Story] = []

    def begins() -> str:
        desk.office.clock.advance(timedelta(seconds=1))
        told[:] = [desk.office.file(without_copies) for _ in range(2)]
        clerk = desk.visitor(Role.RECEIVER)
        for story in told:
            clerk.post(f"/viec/{item_of(story).id}/ket-qua-xem", {"all": "good"})
        marked = [str(item_of(story).id) for story in told]
        more = {"pham-vi": "danh-dau", "viec": marked}
        return choose(clerk, "/viec?buoc=checks_components", "answer:complete", **more)

    def each_answered_once(run: str) -> None:
        for story in told:
            answered = [line.kind for line in story.rows(JournalLine) if line.line == "checks_components"]
            assert answered == ["answer"]
        assert (state_of(desk), pieces(desk)) == ("done", [("done", None)] * 2)
        desk.office.go_on()
        assert [story.waits_for() for story in told] == [{"appraises"}] * 2

    each_place(presses, begins, "bat-dau", each_answered_once, thorough=thorough)


def test_a_run_left_half_way_is_told_of_can_be_stopped_and_is_gone_on_with(
    desk: DeskHouse, tmp_path: Path, warm: WarmParent
) -> None:
    stories = [desk.office.file(without_copies) for _ in range(3)]
    clerk = desk.visitor(Role.RECEIVER)
    run, kills = choose(clerk, "/viec", "claim"), Kills(tmp_path / "failpoints")
    kills.begin(["bulk.after_commit@1"])
    presses = Presses(desk, tmp_path, warm, Role.RECEIVER)
    assert presses.press_once(f"{run}/bat-dau", kills) == KILLED

    assert "Một lần làm hàng loạt bắt đầu 09:00" in clerk.opens("/viec").text
    assert "Đang làm: 1 / 3 việc" in clerk.opens(run).text
    clerk.post(f"{run}/dung", {})
    assert "Đã dừng: xong 1, chưa làm 2 việc" in clerk.opens(run).text
    assert "chưa xong" not in clerk.opens("/viec").text
    clerk.post(f"{run}/lam-tiep", {})
    assert sorted(holder(desk, story) != "" for story in stories) == [False, False, True]
    clerk.post(f"{run}/bat-dau", {})
    assert "Xong 3 việc" in clerk.opens(run).text
    assert [audited(desk, story) for story in stories] == [["work.claimed"]] * 3
