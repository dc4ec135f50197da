"""Bộ chỉ số of QĐ 766: every measure counted again by hand, over dossiers made up by chance."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from models.clock.clock import VIETNAM
from models.dossier import Dossier
from models.folder.rating import Rating
from models.intake.component import Component
from models.intake.stored_file import StoredFile
from models.money.fee import CashReceipt
from models.reports.index_report import ratios_of
from models.reports.period import Closings, PeriodKind, period
from models.reports.question import Question
from tests.reports.conftest import Ward
from tests.reports.many import CODES, made_up, write_many
from tests.reports.recount import Known, columns_of

QUARTER = period(PeriodKind.QUARTER, 2026, 3, Closings())
AT = QUARTER.began + timedelta(days=60)
NEED_NO_SCAN = ("original_presented", "signed_data")


@dataclass(frozen=True)
class Paper:
    """Handed in at `since`, in place of another or until another came; scanned at `scanned`, if at all."""

    kind: str
    source: str
    since: datetime
    until: datetime | None
    scanned: datetime | None

    def lies_there(self) -> bool:
        return self.since < AT and (self.until is None or self.until >= AT)

    def is_digital(self) -> bool:
        return self.kind in NEED_NO_SCAN or (self.scanned is not None and self.scanned < AT)


@dataclass
class Beside:
    """What else an office knows of a dossier: money with its way and hour, the one rating, the papers."""

    receipts: list[tuple[str, datetime]] = field(default_factory=list)
    rating: tuple[int, datetime] | None = None
    papers: list[Paper] = field(default_factory=list)


def beside(chance: random.Random, known: Known) -> Beside:
    made = Beside()
    since = known.accepted_at or known.ended_at
    assert since is not None

    def later() -> datetime:
        return since + timedelta(hours=chance.randint(0, 400))

    for _ in range(chance.choice((0, 0, 1, 1, 2))):
        made.receipts.append((chance.choice(("cash", "cod", "online")), later()))
    done = known.issued_at or known.ended_at
    if done is not None and chance.random() < 0.6:
        made.rating = chance.randint(1, 5), done + timedelta(hours=chance.randint(1, 300))
    for _ in range(chance.choice((0, 1, 2, 3))):
        kind = chance.choice(("original_submitted", "original_presented", "scan", "signed_data", "compared_copy"))
        scanned = later() if chance.random() < 0.8 else None
        until = later() if chance.random() < 0.2 else None
        made.papers.append(Paper(kind, chance.choice(("paper", "upload", "store")), since, until, scanned))
    return made


def write_beside(session: Session, agency_id: UUID, of: dict[str, Beside]) -> None:
    ids = dict(session.execute(select(Dossier.code, Dossier.id)).all())
    number = 0
    for code, made in of.items():
        dossier = {"dossier_id": ids[code]}
        for way, at in made.receipts:
            number += 1
            money = {"year": 2026, "number": number, "amount": 8000, "way": way, "taken_by": "system", "taken_at": at}
            session.execute(insert(CashReceipt).values(id=uuid4(), agency_id=agency_id, **dossier, **money))
        if made.rating is not None:
            level, at = made.rating
            session.execute(insert(Rating).values(level=level, given_at=at, said="", **dossier))
        for paper in made.papers:
            session.execute(insert(Component).values(**_row(session, paper), **dossier))


def _row(session: Session, paper: Paper) -> dict[str, object]:
    file_id = None
    if paper.scanned is not None:
        file_id = uuid4()
        file = {"sha256": "0" * 64, "kind": "pdf", "size": 1, "pages": 1, "uploaded_by": "system"}
        session.execute(insert(StoredFile).values(id=file_id, uploaded_at=paper.scanned, **file))
    row = {"id": uuid4(), "code": "application_form", "kind": paper.kind, "source": paper.source, "file_id": file_id}
    return {**row, "original_kept": False, "verdict": "unseen", "handed_in_at": paper.since, "replaced_at": paper.until}


def within(at: datetime | None) -> bool:
    return at is not None and QUARTER.began <= at < AT


def by_hand(dossiers: list[Known], of: dict[str, Beside]) -> dict[str, tuple[int, int]]:
    """Numerator and denominator of each measure, one dossier after another."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    paid_online, filed_online = set(), set()
    for known in dossiers:
        made, columns = of[known.code], columns_of(known, QUARTER.began, AT)

        def count(measure: str, below: bool, above: bool, counts: dict[str, list[int]] = counts) -> None:
            counts[measure][0] += below and above
            counts[measure][1] += below

        count("dung-han", 7 in columns, 8 in columns or 9 in columns)
        count("nop-truc-tuyen", 4 in columns or 5 in columns, 4 in columns)
        ways = [way for way, at in made.receipts if within(at)]
        count("tra-tien-truc-tuyen", bool(ways), "online" in ways)
        level, given = made.rating or (0, None)
        count("danh-gia", within(given), level >= 4)
        papers = [one for one in made.papers if one.lies_there()]
        fresh = bool(papers) and (4 in columns or 5 in columns)
        count("thanh-phan-so-hoa", fresh, all(one.is_digital() for one in papers))
        count("tai-su-dung", fresh, any(one.source == "store" for one in papers))
        # No paper was drawn up for any of them.
        count("ket-qua-dien-tu", known.accepted_at is not None and within(known.issued_at), False)
        paid_online |= {known.procedure} if "online" in ways else set()
        filed_online |= {known.procedure} if 4 in columns else set()
    found = {measure: (above, below) for measure, (above, below) in counts.items()}
    return found | {"thu-tuc-truc-tuyen": (len(filed_online), -1), "thu-tuc-tra-truc-tuyen": (len(paid_online), -1)}


def test_every_measure_equals_a_count_by_hand(ward: Ward) -> None:
    chance = random.Random(766)
    since, until = datetime(2026, 5, 1, tzinfo=VIETNAM), datetime(2026, 9, 1, tzinfo=VIETNAM)
    dossiers = [made_up(chance, since, until) for _ in range(500)]
    with ward.database.transaction() as session:
        write_many(session, ward.agency_id, dossiers)
        of = {one.code: beside(chance, one) for one in dossiers}
        write_beside(session, ward.agency_id, of)
    with ward.database.transaction() as session:
        found = ratios_of(session, Question(ward.agency_id, QUARTER, AT))

    expected = by_hand(dossiers, of)
    assert set(found) == set(expected) | {"cong-bo"}
    for measure, (above, below) in expected.items():
        shown = found[measure]
        assert shown.above == above, measure
        # How many procedures the ward offers, the catalogue alone knows; all that were made up are among them.
        assert shown.below == below if below >= 0 else shown.below >= len(CODES), measure
    assert found["cong-bo"].above == found["cong-bo"].below >= len(CODES)
    assert all(above or measure == "ket-qua-dien-tu" for measure, (above, _) in expected.items())
