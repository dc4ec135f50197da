"""What stands beside a dossier follows the dossier: piles of scans, questions to colleagues, the engine's run."""

from __future__ import annotations

from uuid import UUID, uuid4

from sqlalchemy import select

from documents.scans.pile import one_pile
from models.actor import Actor
from models.audit.audit_entry import AuditEntry
from models.dossier import Dossier
from models.folder.opinion import Opinion
from models.folder.scan_batch import ScanBatch
from models.progress.reading import Reading
from models.role import Role
from models.staff.seal_dossier import seal_dossier
from tests.access.both_houses import BothHouses
from tests.access.hidden_town import CODE
from tests.access.members import KIEN_HUNG, join
from tests.desk.pictures import picture
from tests.office.filings import at_the_desk
from tests.office.staff import open_agency
from tests.office.story import Story


def pile_naming(both: BothHouses, actor: Actor, *stories: Story) -> UUID:
    """A pile whose cover sheets name these dossiers, a page each."""
    places = [f"{story.dossier().code}|declaration" for story in stories]
    pages = [{"page": number, "place": place, "says": place} for number, place in enumerate(places, start=1)]
    batch_id, file_id = uuid4(), UUID(both.office.upload(one_pile([(picture(), "png")] * len(stories))))
    with both.office.database.transaction() as session:
        batch = ScanBatch(id=batch_id, agency_id=both.office.agency.id, file_id=file_id, pages=pages)
        batch.taken_by, batch.taken_at = actor.key, both.office.clock.now()
        session.add(batch)
    return batch_id


def sealed(both: BothHouses) -> Story:
    story, boss = both.office.file(at_the_desk), both.office.member(Role.SUPERVISOR)
    assert boss.staff_id is not None
    with both.office.database.transaction() as session:
        dossier = session.get_one(Dossier, story.dossier_id)
        clerk = both.office.member(Role.RECEIVER, 1).staff_id
        assert clerk is not None
        seal_dossier(session, dossier, "Giữ kín nguồn gốc.", [clerk], boss, both.office.clock.now())
    return story


def test_a_pile_offers_no_dossier_that_its_maker_does_not_see_and_nobody_else_opens_it(both: BothHouses) -> None:
    clerk, colleague = both.office.member(Role.RECEIVER), both.staff(both.office.member(Role.RECEIVER, 1))
    seen, hidden = both.office.file(at_the_desk), sealed(both)
    address = f"/quet/{pile_naming(both, clerk, seen, hidden)}"
    for more in ("", f"?ho-so={hidden.dossier().code}"):
        page = both.ask("GET", address + more, both.staff(clerk)).text
        assert set(CODE.findall(page)) == {seen.dossier().code}
    filed = {"page.1": "", "page.2": f"{hidden.dossier().code}|declaration"}
    assert both.ask("POST", address, both.staff(clerk), form=filed).status_code == 422
    assert both.ask("GET", address, colleague).status_code == 404
    assert both.ask("GET", f"{address}/trang/1", colleague).status_code == 404


def test_a_page_of_a_pile_is_a_reading_and_is_seen_in_its_dossier_once_it_is_there(both: BothHouses) -> None:
    clerk, story = both.office.member(Role.RECEIVER), both.office.file(at_the_desk)
    address = f"/quet/{pile_naming(both, clerk, story)}"
    before = readings(both, story)
    assert both.ask("GET", f"{address}/trang/1", both.staff(clerk)).status_code == 200
    assert readings(both, story) == before + 1
    with both.office.database.transaction() as session:
        batch = session.get_one(ScanBatch, UUID(address.rpartition("/")[2]))
        batch.filed_at, batch.filed_by = both.office.clock.now(), clerk.key
    assert both.ask("GET", f"{address}/trang/1", both.staff(clerk)).status_code == 404


def readings(both: BothHouses, story: Story) -> int:
    wanted = select(AuditEntry.id).where(AuditEntry.dossier_id == story.dossier_id, AuditEntry.action == "file.read")
    with both.office.database.transaction() as session:
        return len(session.scalars(wanted).all())


def test_no_colleague_is_asked_about_a_dossier_he_may_not_see(both: BothHouses) -> None:
    clerk, story = both.staff(both.office.member(Role.RECEIVER)), both.office.file(at_the_desk)
    far, near = (
        join(both.office, Role.JUSTICE_OFFICER, territories=[KIEN_HUNG]),
        join(both.office, Role.JUSTICE_OFFICER),
    )
    asked = {"limit": "1wd", "question": "Sổ năm 1990 còn lưu ở phường không?"}
    address = f"/ho-so/{story.dossier().code}/hoi-y-kien"
    refused = both.ask("POST", address, clerk, form={**asked, "whom": str(far.staff_id), "once": str(uuid4())})
    assert refused.status_code == 422
    assert "không được giao xem hồ sơ này" in refused.text
    assert story.rows(Opinion) == []
    done = both.ask("POST", address, clerk, form={**asked, "whom": str(near.staff_id), "once": str(uuid4())})
    assert done.status_code == 303
    assert story.dossier().code in both.ask("GET", "/thong-bao", both.staff(near)).text


def test_an_engines_run_is_found_in_its_own_agency_only(both: BothHouses) -> None:
    story = both.office.file(at_the_desk)
    with both.office.database.transaction() as session:
        elsewhere = open_agency(session, "H26.99.03", "Hoa Sữa")
        reading = session.scalars(select(Reading.id).where(Reading.dossier_id == story.dossier_id)).first()
    own, theirs = join(both.office, Role.ADMINISTRATOR), join(both.office, Role.ADMINISTRATOR, agency=elsewhere)
    told = both.ask("GET", f"/luot-doc?ma={reading}", both.staff(own)).text
    assert "Dòng đã ghi" in told
    assert story.dossier().code not in told
    assert "Không có lượt đọc nào" in both.ask("GET", f"/luot-doc?ma={reading}", both.staff(theirs)).text
