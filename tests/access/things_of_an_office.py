"""One of everything an office keeps that is no dossier: what an address may name, made by the ways of the office."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from documents.scans.pile import one_pile
from models.approval.approval_run import ApprovalRun
from models.approval.delegate import Wish, delegate
from models.approval.delegation import Manner
from models.city_portal.status_comparison import DifferenceKind, StatusComparison, StatusDifference
from models.clock.written_time import in_vietnam
from models.delivery.post_sheet import draw_up
from models.folder.scan_batch import ScanBatch
from models.incoming.document_kind import DocumentKind
from models.incoming.grades import Medium
from models.incoming.particulars import Particulars
from models.incoming.register import Arrival, register
from models.money.reconciliation import Channel, Difference, Reconciliation, ReconciliationDifference
from models.role import Role
from models.staff.absence import Absence, AbsenceKind
from models.staff.enter_absence import enter_absence
from models.staff.saved_view import SavedView
from models.staff_member import StaffMember
from models.wording.office_words import WordsPart
from models.wording.set_words import propose_words
from tests.access.both_houses import BothHouses
from tests.access.hidden_town import tried_out
from tests.access.members import open_unit
from tests.desk.pictures import picture
from tests.office.filings import at_the_desk
from tests.office.open_office import OpenOffice


def things_of(both: BothHouses) -> dict[str, str]:
    """By the name they have in addresses; where one name is used of two kinds of things, both bear the same id."""
    office = both.office
    unit = open_unit(office, "Tổ thử")
    with office.database.transaction() as session:
        change, trial = tried_out(office, session)
        made = {"change_id": change, "trial_id": trial, "difference_id": _differs(office, session)}
        made |= _of_people(office, session) | _on_paper(office, session)
    made |= {"unit_id": unit, "batch_id": _pile(office)} | _left_by_a_clerk(both)
    return {name: str(one) for name, one in made.items()}


def _of_people(office: OpenOffice, session: Session) -> dict[str, UUID]:
    boss, now = office.member(Role.SUPERVISOR), office.clock.now()
    clerk, to = office.member(Role.RECEIVER).staff_id, office.member(Role.DEPUTY).staff_id
    assert clerk is not None
    assert to is not None
    begins, ends = now + timedelta(days=1), now + timedelta(days=2)
    enter_absence(session, session.get_one(StaffMember, clerk), begins, ends, AbsenceKind.LEAVE, None, boss, now)
    wish = Wish(to, Manner.IN_PLACE, ("decides",), (), now, ends, "Đi công tác")
    delegation = delegate(session, office.member(Role.CHAIRMAN), wish, now).id
    session.flush()
    absence = session.scalars(select(Absence.id)).one()
    return {"staff_id": clerk, "absence_id": absence, "delegation_id": delegation}


def _on_paper(office: OpenOffice, session: Session) -> dict[str, UUID]:
    now, keeper, agency_id = office.clock.now(), office.member(Role.SEAL_KEEPER), office.agency.id
    told = Particulars(sender="Sở Thử", symbol="1/ST", issued_on=in_vietnam(now).date(), kind=DocumentKind.LETTER,
                       subject="Việc chung")  # fmt: skip
    document = register(session, agency_id, Arrival(uuid4(), told, Medium.PAPER, None), keeper, now)
    sheet = draw_up(session, agency_id, [], office.member(Role.RETURN_DESK), now)
    by = office.member(Role.ADMINISTRATOR)
    words = propose_words(session, agency_id, "receipt", WordsPart.SENTENCE, "Xin cảm ơn.", by, now)
    session.flush()
    return {"document_id": document.id, "sheet_id": sheet.id, "words_id": words.id}


def _differs(office: OpenOffice, session: Session) -> UUID:
    """What the cashier's books and the city's portal have otherwise, one of each under one id."""
    same, now, agency_id = uuid4(), office.clock.now(), office.agency.id
    day = in_vietnam(now).date()
    books = Reconciliation(id=uuid4(), agency_id=agency_id, channel=Channel.POST, account="thu", day=day)
    compared = StatusComparison(id=uuid4(), agency_id=agency_id, day=day, look_at=None)
    session.add_all([books, compared])
    session.flush()
    session.add(
        ReconciliationDifference(
            id=same, reconciliation_id=books.id, kind=next(iter(Difference)), entry="1", reference="1", found_at=now
        )
    )
    session.add(
        StatusDifference(
            id=same,
            agency_id=agency_id,
            comparison_id=compared.id,
            code="H26.99.01-261006-9999",
            kind=DifferenceKind.UNKNOWN_HERE,
            found_at=now,
        )
    )
    return same


def _pile(office: OpenOffice) -> UUID:
    batch_id, file_id = uuid4(), UUID(office.upload(one_pile([(picture(), "png")])))
    pages = [{"page": 1, "place": "", "says": ""}]
    with office.database.transaction() as session:
        batch = ScanBatch(id=batch_id, agency_id=office.agency.id, file_id=file_id, pages=pages)
        batch.taken_by, batch.taken_at = office.member(Role.RECEIVER).key, office.clock.now()
        session.add(batch)
    return batch_id


def _left_by_a_clerk(both: BothHouses) -> dict[str, UUID]:
    """A view for everybody, and a run over many; an approver's run bears the same number."""
    office, clerk = both.office, both.staff(both.office.member(Role.RECEIVER))
    office.file(at_the_desk)
    form = {"noi": "/hang-doi", "loc": "", "pham-vi": "tat-ca", "viec-lam": "claim", "ve": "/hang-doi"}
    run = UUID(both.ask("POST", "/hang-loat", clerk, form=form).headers["location"].rpartition("/")[2])
    both.ask("POST", "/goc-nhin", clerk, form={"noi": "/hang-doi", "loc": "q=mau", "ten": "Chung", "chung": "co"})
    now = office.clock.now()
    with office.database.transaction() as session:
        session.add(
            ApprovalRun(
                id=run,
                agency_id=office.agency.id,
                staff_id=office.member(Role.CHAIRMAN).staff_id,
                procedure="1.001193",
                line="decides",
                outcome="approve",
                opened_at=now,
                active_at=now,
            )
        )
        view = session.scalars(select(SavedView.id)).one()
    return {"run_id": run, "view_id": view}
