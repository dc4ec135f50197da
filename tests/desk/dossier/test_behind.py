"""What stands behind a dossier: its family, its way in the drawing of the procedure, the reading to quote."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

from sqlalchemy import select

from desk.supervision.readings import code_of
from models.progress.reading import Reading
from models.role import Role
from operations.procedure_pages.command import DESK_PICTURES, every_page
from tests.desk.desk_house import DeskHouse
from tests.desk.dossier.pages import page_of, place
from tests.documents.pdf_text import text_of
from tests.office.filings import Body, at_the_desk, of_a_mother_alone, without_copies
from tests.office.story import Story


def of_strangers(day: date) -> Body:
    body = without_copies(day)
    body["applicant"].update(full_name="Lý Văn Xa", personal_number="001085000009")
    body["declaration"]["father"].update(full_name="Lý Văn Xa", personal_number="001085000009")
    body["declaration"]["mother"].update(full_name="Lò Thị Lạ", personal_number="001186000008")
    return body


def test_the_dossiers_of_one_family_are_seen_together_and_no_number_stands_there(desk: DeskHouse) -> None:
    first, second, strangers = (desk.office.file(body) for body in (at_the_desk, of_a_mother_alone, of_strangers))
    clerk = desk.visitor(Role.RECEIVER)
    page = page_of(clerk, first)
    family = page.text.partition("Hồ sơ của cùng gia đình")[2].partition("Hình quy trình")[0]
    assert second.dossier().code in family
    assert "Cùng mẹ" in family or "Cùng người mẹ" in family
    assert strangers.dossier().code not in family
    assert "Hồ sơ của cùng gia đình" not in page_of(clerk, strangers).text
    assert "001192000002" not in page.html


def test_the_drawing_shows_where_the_dossier_stands_now(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    officer = desk.visitor(Role.JUSTICE_OFFICER)

    def marks() -> tuple[int, int]:
        drawn = officer.get(f"{place(story)}/hinh-quy-trinh")
        assert drawn.headers["content-type"] == "image/svg+xml"
        ElementTree.fromstring(drawn.text)
        return drawn.text.count("ĐANG Ở ĐÂY"), drawn.text.count("✓")

    assert marks()[0] >= 1
    before = marks()[1]
    story.goes_on_to("decides")
    assert marks()[0] == 1
    assert marks()[1] > before
    # How many stand at each step, of those the reader may see.
    for number in range(2):
        desk.office.file((at_the_desk, without_copies)[number])
    drawn = officer.get(f"{place(story)}/hinh-quy-trinh").text
    assert ">2 hồ sơ<" in drawn
    assert ">1 hồ sơ<" in drawn
    assert f"hồ sơ đang ở: {story.open_item('decides').title}" in page_of(desk.visitor(Role.CHAIRMAN), story).html


def test_the_desks_pictures_are_those_of_the_flows() -> None:
    made = {name: text for name, text in every_page().items() if name.endswith(".svg")}
    assert {path.name: path.read_text(encoding="utf-8") for path in DESK_PICTURES.glob("*.svg")} == made


def last_reading(desk: DeskHouse, story: Story) -> str:
    """The code of the dossier's latest reading, which now is a run of the engine."""
    with desk.office.database.transaction() as session:
        latest = select(Reading).where(Reading.dossier_id == story.dossier_id).order_by(Reading.started_at.desc())
        row = session.scalars(latest.limit(1)).one()
        row.flow_run_id, row.awaiting = "0b6f3f0a-0000-4000-8000-000000000000", "Chờ chủ tịch quyết định"
        return code_of(row)


def test_a_clerk_quotes_a_code_and_only_an_administrator_follows_it(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    code = last_reading(desk, story)
    page = page_of(desk.visitor(Role.RECEIVER), story)
    assert f"Mã lượt đọc để báo kỹ thuật: {code}" in page.text
    assert "0b6f3f0a" not in page.html
    assert desk.visitor(Role.RECEIVER).get(f"/luot-doc?ma={code}").status_code == 403
    told = desk.visitor(Role.ADMINISTRATOR).opens(f"/luot-doc?ma={code}")
    assert "Chờ chủ tịch quyết định" in told.text
    assert story.dossier().code not in told.html
    assert story.dossier().applicant_name not in told.html
    # The page of incidents and this one lead to each other, and both take the code that a clerk reads out.
    assert f"/giam-sat/su-co?ma={code}" in told.links
    incidents = desk.visitor(Role.ADMINISTRATOR).opens(f"/giam-sat/su-co?ma={code}")
    assert f"/luot-doc?ma={code}" in incidents.links
    watching = desk.visitor(Role.SUPERVISOR)
    assert f"/luot-doc?ma={code}" not in watching.opens(f"/giam-sat/su-co?ma={code}").links
    assert f"/giam-sat/mac/{story.dossier().code}" in page_of(watching, story).links
    assert f"/giam-sat/mac/{story.dossier().code}" not in page.links
    assert "Không có lượt đọc nào" in desk.visitor(Role.ADMINISTRATOR).opens("/luot-doc?ma=abc").text


def test_the_receipt_says_which_originals_the_office_keeps(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    story.answers("checks_components", "complete")
    story.reaches("appraises")
    assert "Bản chính cơ quan đang giữ" in text_of(story.pdf("receipt"))
