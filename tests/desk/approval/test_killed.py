"""The desk dies while many papers are signed, at every place where it can: each paper is signed once or not at all."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from models.approval.approval_run import ApprovalItem, ItemOutcome
from models.role import Role
from tests.crash.kills import KILLED, Kills
from tests.crash.warm_parent import WarmParent
from tests.desk.approval.dying_desk import Sent, answer_it
from tests.desk.approval.noon import PASSWORD, births_to_decide, have_passwords, review, screen_of
from tests.desk.approval.test_delegation import delegates
from tests.desk.desk_house import COOKIE, DeskHouse, Visitor
from tests.office.story import Story

# The first hit of each after a desk has begun, or gone on with, what is left of the run.
PLACES = (
    "answer.after_signing@1",
    "approval.before_item@1",
    "answer.before_commit:signs@1",
    "approval.before_commit@1",
    "approval.after_item@1",
    "answer.after_signing@2",
    "approval.before_commit@2",
)
_PATIENCE_S = 60.0


def sends(desk: DeskHouse, folder: Path, kills: Kills, visitor: Visitor, path: str, form: dict[str, Any]) -> int | None:
    """This will send the form to a desk in a process of its own, and give how that ended."""
    office = desk.office
    cookie = visitor.web.cookies[COOKIE]
    url = office.database.url
    sent = Sent(url, folder, office.agency.code, office.clock.now(), cookie, path, form)
    warm = WarmParent(["tests.desk.approval.dying_desk"])
    return warm.start(answer_it, sent, environment=kills.environment).ended_with(_PATIENCE_S)


def signed(story: Story) -> bool:
    """Whether it is signed; journal, document and run must say the same."""
    times = story.journal().count("signs")
    states = {row.state for row in story.rows(ApprovalItem)}
    assert times == (1 if story.document("birth_certificate").signed_at else 0)
    assert states <= ({ItemOutcome.DONE} if times else {ItemOutcome.WAITING})
    return bool(times)


def test_a_desk_that_dies_while_it_signs_leaves_nothing_half_done(desk: DeskHouse, tmp_path: Path) -> None:
    have_passwords(desk)
    stories, chairman = births_to_decide(desk, 5), desk.visitor(Role.CHAIRMAN)
    for story in stories:
        story.goes_on_to("signs")
    page, kills = review(chairman, stories, "signs"), Kills(tmp_path / "kills")
    ids = [str(story.open_item("signs").id) for story in stories]
    form: dict[str, Any] = {**page.form("/duyet/dot").boxes, "viec": ids, "password": PASSWORD}
    path, done = "/duyet/dot", 0
    for place in PLACES:
        kills.begin([place])
        assert sends(desk, tmp_path, kills, chairman, path, form) == KILLED, place
        assert sum(signed(story) for story in stories) >= done
        done = sum(signed(story) for story in stories)
        # Once it has been silent for a while the page offers to go on.
        desk.office.clock.advance(timedelta(minutes=1))
        watched = chairman.opens(f"/duyet/dot/{form['run']}" if path == "/duyet/dot" else path.removesuffix("/tiep"))
        assert f"{done}/5 hồ sơ đã xong" in watched.text
        path = watched.form("/tiep").action
        form = {**watched.form("/tiep").boxes, "run": form.get("run", ""), "password": PASSWORD}
    assert 0 < done < len(stories)

    kills.begin([])
    assert sends(desk, tmp_path, kills, chairman, path, form) == 0
    assert all(signed(story) for story in stories)
    desk.office.until(lambda: all("seals" in story.waits_for() for story in stories))


def test_a_desk_that_dies_while_it_draws_a_paper_anew_leaves_the_old_one(desk: DeskHouse, tmp_path: Path) -> None:
    have_passwords(desk)
    delegates(desk)
    story = births_to_decide(desk, 1)[0]
    stand_in, chairman = desk.visitor(Role.DEPUTY), desk.visitor(Role.CHAIRMAN)
    stand_in.sends(screen_of(stand_in, story), "/duyet", password=PASSWORD)
    desk.office.until(lambda: "signs" in story.waits_for())
    before, kills = story.document("birth_certificate").sha256, Kills(tmp_path / "kills")
    form = screen_of(chairman, story, "signs").form("/lap-lai")

    kills.begin(["approval.after_redrawing@1"])
    assert sends(desk, tmp_path, kills, chairman, form.action, form.boxes) == KILLED
    assert story.document("birth_certificate").sha256 == before
    assert story.open_item("signs").shown_hash == before

    kills.begin([])
    assert sends(desk, tmp_path, kills, chairman, form.action, form.boxes) == 0
    paper = story.document("birth_certificate")
    assert paper.content["signatory"]["position"] == "Chủ tịch"
    assert story.open_item("signs").shown_hash == paper.sha256 != before
