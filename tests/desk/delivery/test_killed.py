"""The desk dies while a result is handed over, before and after the commit: one effect, whatever is sent again."""

from __future__ import annotations

from pathlib import Path

from models.delivery.hand_out import HandOut
from models.delivery.pickup_token import PickupToken, code_of
from models.delivery.post_sheet import PostSheet
from models.role import Role
from models.status import Ending
from tests.crash.kills import KILLED, Kills
from tests.desk.approval.test_killed import sends
from tests.desk.delivery.counter_stories import at_counter, on_the_shelf, parcel_here
from tests.desk.desk_house import DeskHouse
from tests.office.story import Story

# Nothing is written before the first three; all of it is after the last.
BEFORE = ("answer.before_commit:receives@1", "hand_out.before_commit@1")
AFTER = ("web.after_commit:hand@1",)


def effects(story: Story) -> tuple[int, int, int, int]:
    """Sheets to sign, receipts, answers in the journal, codes used."""
    used = [token for token in story.rows(PickupToken) if token.used_at]
    return len(story.rows(HandOut)), len(story.receipts()), story.journal().count("receives"), len(used)


def test_a_desk_that_dies_while_handing_over_leaves_all_of_it_or_nothing(desk: DeskHouse, tmp_path: Path) -> None:
    story = on_the_shelf(desk.office)
    clerk, page = at_counter(desk, story)
    clerk.sends(page, "/ma-nhan", send_to="Lê Thị Nhờ")
    [token] = story.rows(PickupToken)
    _, page = at_counter(desk, story)
    form = page.form("/trao")
    boxes = {
        **form.boxes,
        "who": "token",
        "token": code_of(token.id),
        "shown": "001300000009",
        "identity_seen": "Căn cước",
    }
    kills = Kills(tmp_path / "kills")
    for place in BEFORE:
        kills.begin([place])
        assert sends(desk, tmp_path, kills, clerk, form.action, boxes) == KILLED, place
        assert effects(story) == (0, 0, 0, 0)
    kills.begin([*AFTER])
    assert sends(desk, tmp_path, kills, clerk, form.action, boxes) == KILLED
    assert effects(story) == (1, 1, 1, 1)

    # The clerk saw nothing and presses again.
    kills.begin([])
    assert sends(desk, tmp_path, kills, clerk, form.action, boxes) == 0
    assert effects(story) == (1, 1, 1, 1)
    desk.office.go_on()
    story.ends_as(Ending.DELIVERED)


def test_a_sheet_is_handed_to_the_post_whole_or_not_at_all(desk: DeskHouse, tmp_path: Path) -> None:
    story = parcel_here(desk.office)
    clerk = desk.visitor(Role.RETURN_DESK)
    sheet = clerk.sends(clerk.opens("/tra-ket-qua/bang-ke"), "/bang-ke").headers["location"].partition("?")[0]
    clerk.sends(clerk.opens(sheet), "/quet", code=story.parcels()[0].tracking_code)
    form, kills = clerk.opens(sheet).form("/ban-giao"), Kills(tmp_path / "kills")
    boxes = {**form.boxes, "courier": "Trần Bưu Tá"}

    def handed() -> bool:
        found = desk.office.scalars(lambda session: session.query(PostSheet).one())
        return found.handed_at is not None

    kills.begin(["post_sheet.before_commit@1"])
    assert sends(desk, tmp_path, kills, clerk, form.action, boxes) == KILLED
    assert not handed()
    kills.begin([])
    assert [sends(desk, tmp_path, kills, clerk, form.action, boxes) for _ in range(2)] == [0, 0]
    assert handed()
