"""A result and the copies drawn up with it: one act, so every paper is seen, bears the right block, and is signed."""

from __future__ import annotations

from datetime import timedelta

from models.delivery.document import Document
from models.delivery.papers import shown_together
from models.role import Role
from models.staff.absence import AbsenceKind
from models.staff.enter_absence import enter_absence
from models.staff_member import StaffMember
from tests.desk.approval.noon import PASSWORD, deputy, have_passwords, review, screen_of, sends_run
from tests.desk.approval.test_delegation import delegates
from tests.desk.desk_house import DeskHouse
from tests.office.filings import at_the_desk
from tests.office.story import Story

HEAD = ("Chủ tịch", "Trần Thị Nhung Thử")
IN_HIS_PLACE = ("KT. Chủ tịch/Phó Chủ tịch", "Lương Thị Thu Thử")


def papers_of(story: Story) -> tuple[Document, Document]:
    return story.document("birth_certificate"), story.document("civil_status_extract")


def blocks(story: Story) -> set[tuple[str, str]]:
    return {(one.content["signatory"]["position"], one.content["signatory"]["name"]) for one in papers_of(story)}


def is_away(desk: DeskHouse, role: Role, days: int = 3) -> None:
    boss, now = desk.office.member(Role.SUPERVISOR), desk.office.clock.now()
    with desk.front.database.transaction() as session:
        member = session.get_one(StaffMember, desk.office.member(role).staff_id)
        enter_absence(session, member, now, now + timedelta(days=days), AbsenceKind.SICK, None, boss, now)


def test_the_papers_of_one_act_are_seen_drawn_anew_and_signed_together(desk: DeskHouse) -> None:
    have_passwords(desk)
    delegates(desk)
    story, stand_in, chairman = desk.office.file(at_the_desk), deputy(desk), desk.visitor(Role.CHAIRMAN)
    story.goes_on_to("decides")
    stand_in.sends(screen_of(stand_in, story), "/duyet", password=PASSWORD)
    desk.office.until(lambda: "signs" in story.waits_for())
    assert blocks(story) == {IN_HIS_PLACE}
    pictures = [f"/tai-lieu/{paper.id}/trang/1" for paper in papers_of(story)]
    page = review(stand_in, [story], "signs")
    assert all(picture in page.html for picture in pictures)

    # The deputy falls ill before he has signed: his mandate rests, and the papers are the chairman's again.
    is_away(desk, Role.DEPUTY)
    assert "Tạm ngừng: người được uỷ quyền vắng mặt" in chairman.opens("/uy-quyen").text
    assert stand_in.sends(screen_of(chairman, story, "signs"), "/lap-lai").status_code == 403
    assert "mở riêng hồ sơ để lập lại văn bản" in review(chairman, [story], "signs").text
    page = screen_of(chairman, story, "signs")
    assert all(picture in page.html for picture in pictures)
    assert "Một lần ký cho cả 2 văn bản" in page.text
    chairman.sends(page, "/lap-lai")
    assert blocks(story) == {HEAD}
    drawn = [str(paper.sha256) for paper in papers_of(story)]
    assert story.open_item("signs").shown_hash == shown_together(*drawn)

    signed = sends_run(chairman, review(chairman, [story], "signs"), [story], "signs")
    assert "1/1 hồ sơ đã xong" in chairman.opens(signed.headers["location"]).text
    assert {paper.signed_by for paper in papers_of(story)} == {desk.office.member(Role.CHAIRMAN).key}
    desk.office.until(lambda: "seals" in story.waits_for())


def test_a_copy_that_names_somebody_else_hinders_the_signature_of_them_all(desk: DeskHouse) -> None:
    """Only the copy was drawn for the deputy; the result bears the head's block."""
    have_passwords(desk)
    story, chairman = desk.office.file(at_the_desk), desk.visitor(Role.CHAIRMAN)
    story.goes_on_to("signs")
    result, copy = papers_of(story)
    with desk.front.database.transaction() as session:
        drawn = session.get_one(Document, copy.id)
        position, name = IN_HIS_PLACE
        drawn.content = {
            **drawn.content,
            "signatory": {**drawn.content["signatory"], "position": position, "name": name},
        }
    assert "ít nhất một văn bản" in screen_of(chairman, story, "signs").text
    item = story.open_item("signs")
    sent = {"version": str(item.version), "shown_hash": item.shown_hash or "", "password": PASSWORD}
    assert chairman.post(f"/duyet/viec/{item.id}/duyet", sent).status_code == 422
    chairman.sends(screen_of(chairman, story, "signs"), "/lap-lai")
    assert papers_of(story)[0].sha256 == result.sha256, "what was right already stays as it was"
    assert blocks(story) == {HEAD}
    assert chairman.sends(screen_of(chairman, story, "signs"), "/duyet", password=PASSWORD).status_code == 303


def test_nobody_is_made_a_stand_in_who_is_away_and_nobody_away_holds_what_waits_for_the_head(desk: DeskHouse) -> None:
    is_away(desk, Role.DEPUTY)
    refused = delegates(desk)
    assert refused.status_code == 422
    assert "Người này vắng mặt vào lúc bắt đầu" in refused.text

    story = desk.office.file(at_the_desk)
    story.goes_on_to("decides")
    first, second = desk.visitor(Role.CHAIRMAN), desk.visitor(Role.CHAIRMAN, 1)
    assert first.post(f"/viec/{story.open_item('decides').id}/nhan", {}).status_code == 303
    assert "0 việc" in second.opens("/duyet").text
    is_away(desk, Role.CHAIRMAN)
    assert "1 việc" in second.opens("/duyet").text
