"""An office in the middle of its work, and the address of every page that no list of it leads to."""

from __future__ import annotations

from urllib.parse import urlencode

from sqlalchemy import select

from gateways.outgoing.event_post import PATH as EVENTS
from models.folder.rating import Level, Rating
from models.linkage.exchange import Direction
from models.linkage.keep_exchange import Passed, keep_exchange
from models.linkage.partner_agency import PartnerAgency
from models.progress.reading import Reading
from models.role import Role
from tasks.supervision.daily_digest import make_due_digests
from tests.access.members import join, open_unit
from tests.desk.approval.noon import births_to_decide, have_passwords, review, sends_run
from tests.desk.delivery.counter_stories import at_counter, on_the_shelf, parcel_here, posted
from tests.desk.desk_house import DeskHouse
from tests.desk.incoming import papers
from tests.desk.rules.test_procedure_pages import BIRTH, sent
from tests.desk.rules.two_people import CALENDAR, DEARER, FLOOD, PRICES, proposed
from tests.desk.worklist.lists import choose
from tests.office.filings import at_the_desk, by_post, of_a_foundling, of_a_mother_alone, without_copies
from tests.office.story import Story


def an_office_with_work(desk: DeskHouse) -> list[str]:
    """This will bring dossiers to every step of a birth, and give the pages that no list leads to."""
    office = desk.office
    new = office.file(at_the_desk)
    for step in ("appraises", "signs", "seals", "receives"):
        office.file(without_copies).goes_on_to(step)
    office.file(of_a_mother_alone).goes_on_to("decides")
    office.file(by_post).goes_on_to("seals")
    office.file(of_a_foundling).goes_on_to("shows_notice")
    make_due_digests(office.office)
    code = new.dossier().code
    return [
        *_of_the_dossier(desk, new),
        *_of_lists(desk, f"/ho-so/{code}/to-bia"),
        *_of_approval(desk),
        *_of_delivery(desk),
        "/giam-sat/tin-ngay",
        f"/giam-sat/tin-ngay/{desk.office.clock.now().date().isoformat()}",
        f"/giam-sat/mac/{code}",
        str(_kept_report(desk)),
        "/ho-so-mat",
        *_of_people(desk),
        *_of_rules(desk),
        *_of_incoming(desk),
        *_of_links(desk),
    ]


def _of_the_dossier(desk: DeskHouse, story: Story) -> list[str]:
    code = story.dossier().code
    reading = desk.office.scalars(lambda session: session.scalars(select(Reading.id).limit(1)).one())
    item = story.open_item("checks_components").id
    pages = [f"/ho-so/{code}/giay-to", f"/ho-so/{code}/mat", f"/viec/{item}/chuyen", f"/luot-doc?ma={reading}"]
    return [f"/tiep-nhan/da-nhan/{code}", *pages, "/luot-doc?ma=khong-co"]


def _of_lists(desk: DeskHouse, covers: str) -> list[str]:
    clerk = desk.visitor(Role.RECEIVER)
    clerk.post("/viec/tiep", {})
    run = choose(clerk, "/hang-doi", "claim")
    pile = clerk.post("/quet", {}, files={"pile": ("tap.pdf", clerk.get(covers).content, "application/pdf")})
    mine = f"/ban-giao/{desk.office.member(Role.RECEIVER).staff_id}"
    return [run, pile.headers["location"], mine, "/ban-giao", "/quet", "/tim?q=mau", "/tim?q=khong-co"]


def _of_approval(desk: DeskHouse) -> list[str]:
    stories = births_to_decide(desk, 2)
    have_passwords(desk)
    chairman = desk.visitor(Role.CHAIRMAN)
    page = review(chairman, stories)
    run = sends_run(chairman, page, stories[:1]).headers["location"]
    waiting = stories[1].open_item("decides").id
    return [run, f"/duyet/xem-lai?viec={waiting}", f"/duyet/viec/{waiting}"]


def _of_delivery(desk: DeskHouse) -> list[str]:
    office = desk.office
    fetched, carried = on_the_shelf(office, without_copies), posted(office, "remitted-short")
    clerk, page = at_counter(desk, fetched)
    clerk.sends(page, "/trao", shown="0001", paper="Căn cước")
    with office.database.transaction() as session:
        session.add(
            Rating(
                dossier_id=fetched.dossier_id,
                level=Level.UNSATISFIED,
                said="Phải chờ lâu.",
                given_at=office.clock.now(),
            )
        )
    office.until(lambda: carried.parcels()[0].cod_remitted_at is not None)
    parcel_here(office)
    sheet = clerk.sends(clerk.opens("/tra-ket-qua/bang-ke"), "/bang-ke").headers["location"]
    codes = [story.dossier().code for story in (fetched, carried)]
    return [str(sheet), *(f"/tra-ket-qua/ho-so/{code}" for code in codes)]


def _kept_report(desk: DeskHouse) -> str:
    supervisor = desk.visitor(Role.SUPERVISOR)
    kept = supervisor.sends(supervisor.opens("/bao-cao"), "/bao-cao/luu")
    return str(kept.headers["location"])


def _of_rules(desk: DeskHouse) -> list[str]:
    """The documents are others than those that the forms give as examples."""
    closure, dearer = ({**typed, "van-ban": "Quyết định 77/2026/QĐ-UBND"} for typed in (FLOOD, DEARER))
    sent(desk, BIRTH, "chay-thu", **{"phien-ban": "2027-03"}, tu="01/10/2026", den="06/10/2026")
    proposed(desk, CALENDAR, closure)
    return [f"{CALENDAR}/thu?{urlencode(closure)}", f"{PRICES}/thu?{urlencode(dearer)}"]


def _of_people(desk: DeskHouse) -> list[str]:
    """A unit, and somebody in it who is suspended: the pages of both have a history."""
    unit = open_unit(desk.office, "Tổ Hộ tịch")
    joined = join(desk.office, Role.RETURN_DESK, unit_id=unit)
    admin, path = desk.visitor(Role.ADMINISTRATOR), f"/quan-tri/nguoi-dung/{joined.staff_id}"
    admin.sends(admin.opens(path), "/tam-dung", reason="Nghỉ việc riêng")
    return [path, f"/quan-tri/don-vi/{unit}"]


def _of_incoming(desk: DeskHouse) -> list[str]:
    """Documents that came: one with its stamp, one laid before the head, given on, ended, cancelled, a secret one."""
    keeper, chairman = desk.visitor(Role.SEAL_KEEPER), desk.visitor(Role.CHAIRMAN)
    stamped = papers.register(keeper, files=papers.scan())
    keeper.sends(keeper.opens(f"{stamped}/dau"), "/dau")
    laid, given, ended, wrong = (papers.register(keeper, symbol=f"{number}/BC-CAHD") for number in range(4))
    papers.register(keeper, symbol="9/BC-CAHD", secrecy="mat")
    keeper.sends(keeper.opens(laid), "/trinh", leader=papers.person(desk, Role.CHAIRMAN))
    keeper.sends(keeper.opens(f"{given}/sua"), "/sua", urgency="khan", note="Dấu mờ", reason="Có dấu khẩn")
    for place in (given, ended):
        papers.routed(desk, place, papers.person(desk, Role.JUSTICE_OFFICER), papers.person(desk, Role.RECEIVER))
    chairman.sends(chairman.opens(ended), "/xong", outcome="tra-loi", answer="12/UBND", answered_on="06/10/2026")
    keeper.sends(keeper.opens(wrong), "/huy", cancel_reason="Gửi nhầm phường")
    return [f"{stamped}/dau", f"{papers.BOOK}?tu=khong-co"]


def _of_links(desk: DeskHouse) -> list[str]:
    """An agency that has called once."""
    now, page = desk.office.clock.now(), "/quan-tri/ket-noi/G01.99.01"
    with desk.office.database.transaction() as session:
        session.add(
            PartnerAgency(
                code="G01.99.01",
                name="Công an phường Mẫu Đơn",
                base_url="https://congan.invalid",
                event_keys=[],
                our_client_id="H26.99.01",
                files_there=["1.004222"],
                networks=[],
                added_at=now,
            )
        )
        passed = Passed("G01.99.01", Direction.IN, "POST", EVENTS, "su-kien-1", b"{}", 202, b"")
        keep_exchange(session, passed, now)
    return [page]
