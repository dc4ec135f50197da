"""An approver's noon: seven births wait; two go back, five are decided at once, and one changed meanwhile is left."""

from __future__ import annotations

from sqlalchemy import event

from models.approval.approval_run import ApprovalItem, ItemOutcome
from models.dossier import Dossier
from models.progress.work_item import ItemState
from models.role import Role
from tests.desk.approval.noon import (
    PASSWORD,
    births_to_decide,
    have_passwords,
    review,
    screen_of,
    sends_run,
)
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage
from tests.office.story import Story


def outcomes(stories: list[Story]) -> list[str]:
    return [row.state for story in stories for row in story.rows(ApprovalItem)]


def test_an_approvers_noon(desk: DeskHouse) -> None:
    have_passwords(desk)
    stories = births_to_decide(desk, 7)
    chairman, colleague = desk.visitor(Role.CHAIRMAN), desk.visitor(Role.CHAIRMAN, 1)
    assert "7 việc" in chairman.opens("/duyet").text

    # Two go back to the officer, who reads why.
    for story in stories[:2]:
        sent = {"ground": "differs", "words": "Ghi lại nơi sinh theo Giấy chứng sinh."}
        assert chairman.sends(screen_of(chairman, story), "/tra-lai", **sent).status_code == 303
    desk.office.until(lambda: all("appraises" in story.waits_for() for story in stories[:2]))
    officer = desk.visitor(Role.JUSTICE_OFFICER).opens(f"/ho-so/{stories[0].dossier().code}")
    assert "Dự thảo khác tờ khai hoặc giấy tờ trong hồ sơ: Ghi lại nơi sinh theo Giấy chứng sinh." in officer.text

    # Five are looked through; one of them is given back by a colleague and proposed anew before the password is typed.
    five = stories[2:]
    page = review(chairman, five)
    hashes = {story.open_item("decides").shown_hash or "" for story in five}
    assert all(shown[:16] in page.html for shown in hashes)
    changed = five[4]
    sent_items = [str(story.open_item("decides").id) for story in five]
    colleague.sends(screen_of(colleague, changed), "/tra-lai", ground="wording", words="Sửa lỗi chính tả tên trẻ.")
    desk.office.until(lambda: "appraises" in changed.waits_for())
    correction = {"field": "child_name", "value": "Nguyễn Thy Khánh Mẫu", "reason": "Ghi theo Giấy chứng sinh."}
    changed.answers("appraises", "propose_registration", corrections=[correction])
    desk.office.until(lambda: "decides" in changed.waits_for())

    boxes = {**page.form("/duyet/dot").boxes, "viec": sent_items, "password": PASSWORD}
    begun = chairman.post("/duyet/dot", boxes)
    assert begun.status_code == 303
    told = chairman.opens(begun.headers["location"])
    assert "4/5 hồ sơ đã xong" in told.text
    assert "1 hồ sơ không làm được" in told.text
    assert changed.waits_for() == {"decides"}
    assert sorted(outcomes(five)) == [ItemOutcome.DONE] * 4 + [ItemOutcome.REFUSED]

    # What changed is shown field by field when the page of the old proposal is opened again.
    old = next(item for item in changed.items(ItemState.ANSWERED) if item.line == "decides")
    again = chairman.opens(f"/duyet/viec/{old.id}")
    assert "Nội dung đã thay đổi so với bản đã xem" in again.text
    assert "Nguyễn Thy Khánh Mẫu" in again.text

    # The four papers are drawn up and signed at once, each with a signature of its own.
    four = [story for story in five if story is not changed]
    desk.office.until(lambda: all("signs" in story.waits_for() for story in four))
    assert "Xem và ký" in chairman.opens(begun.headers["location"]).text
    signed = sends_run(chairman, review(chairman, four, "signs"), four, "signs")
    assert "4/4 hồ sơ đã xong" in chairman.opens(signed.headers["location"]).text
    for story in four:
        paper = story.document("birth_certificate")
        assert paper.signed_by == desk.office.member(Role.CHAIRMAN).key
        assert paper.sha256 != paper.drawn_sha256
        assert story.journal().count("signs") == 1


def test_pressing_twice_begins_one_run_and_nothing_is_done_twice(desk: DeskHouse) -> None:
    have_passwords(desk)
    stories, chairman = births_to_decide(desk, 2), desk.visitor(Role.CHAIRMAN)
    page = review(chairman, stories)
    boxes = {
        **page.form("/duyet/dot").boxes,
        "viec": [str(story.open_item("decides").id) for story in stories],
        "password": PASSWORD,
    }
    first, second = chairman.post("/duyet/dot", boxes), chairman.post("/duyet/dot", boxes)
    assert first.headers["location"] == second.headers["location"]
    assert outcomes(stories) == [ItemOutcome.DONE] * 2
    assert all(story.journal().count("decides") == 1 for story in stories)


def test_nobody_carries_on_the_run_of_a_colleague_by_its_number(desk: DeskHouse) -> None:
    have_passwords(desk)
    stories, colleague = births_to_decide(desk, 2), desk.visitor(Role.CHAIRMAN, 1)
    begun = sends_run(desk.visitor(Role.CHAIRMAN), review(colleague, stories[:1]), stories[:1])
    run = begun.headers["location"].rpartition("/")[2]
    again = sends_run(colleague, review(colleague, stories[1:]), stories[1:], run=run)
    assert again.status_code == 404
    assert stories[1].waits_for() == {"decides"}


def test_what_could_not_be_checked_is_not_called_well(desk: DeskHouse) -> None:
    """A declaration of an earlier form: the conditions were not asked of it, and the page says so."""
    [story], chairman = births_to_decide(desk, 1), desk.visitor(Role.CHAIRMAN)
    assert "Không có mục nào khác tờ khai" in screen_of(chairman, story).text
    assert "mục cần xem" not in review(chairman, [story]).text
    with desk.office.database.transaction() as session:
        dossier = session.get_one(Dossier, story.dossier_id)
        dossier.declaration = {**dossier.declaration, "copies": "hai"}
    page = screen_of(chairman, story)
    assert "Chưa kiểm tra" in page.text
    assert "1 mục cần xem, mở riêng" in review(chairman, [story]).text
    assert "Không có mục nào khác tờ khai" not in page.text


def test_a_wrong_password_does_nothing_and_keeps_the_page(desk: DeskHouse) -> None:
    have_passwords(desk)
    stories, chairman = births_to_decide(desk, 1), desk.visitor(Role.CHAIRMAN)
    many = sends_run(chairman, review(chairman, stories), stories, password="không phải")
    one = chairman.sends(screen_of(chairman, stories[0]), "/duyet", password="không phải")
    for refused in (many, one):
        assert refused.status_code == 422
        assert "Mật khẩu chưa đúng; chưa có gì được ghi." in HtmlPage(refused.text).text
    assert stories[0].waits_for() == {"decides"}


def test_what_was_chosen_across_procedures_or_acts_is_approved_apart(desk: DeskHouse) -> None:
    have_passwords(desk)
    births, chairman = births_to_decide(desk, 2), desk.visitor(Role.CHAIRMAN)
    births[1].goes_on_to("signs")
    ids = [births[0].open_item("decides"), births[1].open_item("signs")]
    page = chairman.opens("/duyet/xem-lai?" + "&".join(f"viec={item.id}" for item in ids))
    assert "thuộc 2 loại việc; mỗi loại được duyệt riêng" in page.text
    boxes = {**page.form("/duyet/dot").boxes, "viec": [str(item.id) for item in ids], "password": PASSWORD}
    boxes |= {f"version.{item.id}": str(item.version) for item in ids}
    boxes |= {f"hash.{item.id}": item.shown_hash or "" for item in ids}

    refused = chairman.post("/duyet/dot", boxes)

    assert refused.status_code == 422
    assert (births[0].waits_for(), births[1].waits_for()) == ({"decides"}, {"signs"})


def questions(desk: DeskHouse, visitor: Visitor, path: str) -> int:
    """How often opening the page asks the database."""
    asked: list[str] = []

    def count(connection: object, cursor: object, statement: str, *more: object) -> None:
        asked.append(statement)

    engine = desk.front.database.engine
    event.listen(engine, "before_cursor_execute", count)
    try:
        visitor.opens(path)
    finally:
        event.remove(engine, "before_cursor_execute", count)
    return len(asked)


def test_no_page_asks_the_database_more_often_because_there_is_more_on_it(desk: DeskHouse) -> None:
    have_passwords(desk)
    stories, chairman = births_to_decide(desk, 5), desk.visitor(Role.CHAIRMAN)
    few = sends_run(chairman, review(chairman, stories[:1]), stories[:1]).headers["location"]
    many = sends_run(chairman, review(chairman, stories[1:3]), stories[1:3]).headers["location"]
    desk.office.until(lambda: all("signs" in story.waits_for() for story in stories[:3]))
    decisions = [f"viec={story.open_item('decides').id}" for story in stories[3:]]
    papers = [f"viec={story.open_item('signs').id}" for story in stories[:3]]
    for small, large in (
        ("/duyet/xem-lai?" + decisions[0], "/duyet/xem-lai?" + "&".join(decisions)),
        ("/duyet/xem-lai?" + papers[0], "/duyet/xem-lai?" + "&".join(papers)),
        (few, many),
    ):
        assert questions(desk, chairman, small) == questions(desk, chairman, large)
    assert questions(desk, chairman, "/duyet") <= 12
