"""Nothing personal stands where it could leak from: the journal, the audit, the readings, the waits."""

from __future__ import annotations

from sqlalchemy import text

from tests.office.death_filings import of_somebody_at_home_elsewhere
from tests.office.filings import by_post
from tests.office.open_office import OpenOffice
from tests.office.payer import GATEWAY, Payer

# Values of the example filing that could identify somebody.
PERSONAL = (
    "Nguyễn Văn Mẫu",
    "Nguyễn Thị An Mẫu",
    "Trần Thị Thử",
    "001090000001",
    "001192000002",
    "0900000001",
    "nguoi.nop@example.vn",
    "Thử Nghiệm",
)
# The dossier's own row has the names for the lists; whatever else names somebody is sealed.
OPEN_TABLES = (
    "journal_line",
    "audit_entry",
    "reading",
    "reading_lease",
    "work_item",
    "effect",
    "inbox_message",
    "letter",
    "document",
    "look_up",
    "draft",
    "register_entry",
    "parcel",
    "parcel_event",
    "fee_line",
    "cash_receipt",
    "portal_message",
)


# The same of a dossier whose money moved through the gateway and back.
MONEY_TABLES = ("payment_intent", "online_payment", "receipt_line", "refund", "refund_line", "effect", "audit_entry")


def written(office: OpenOffice, table: str) -> list[str]:
    """Every row of the table as the database itself shows it."""
    rows: list[str] = office.scalars(lambda session: list(session.scalars(text(f"SELECT t::text FROM {table} t"))))
    return rows


def test_no_table_but_the_dossiers_own_names_anybody(office: OpenOffice) -> None:
    story = office.file(by_post)
    story.goes_on_to("decides")
    story.answers("decides", "return", reason="Nguyễn Văn Mẫu cần xem lại quê quán.")
    story.goes_on_to("seals")
    story.answers("seals", "seal")
    office.until(lambda: bool(story.parcels()) and story.parcels()[0].cod_remitted_at is not None)

    for table in OPEN_TABLES:
        rows = written(office, table)
        assert rows, f"{table} was never written"
        for value in PERSONAL:
            assert not [row for row in rows if value in row], f"{table} shows {value}"


def test_a_death_names_nobody_either_not_even_in_what_other_offices_are_told(office: OpenOffice) -> None:
    story = office.file(of_somebody_at_home_elsewhere)
    story.goes_on_to("receives")

    for table in (
        "journal_line",
        "audit_entry",
        "work_item",
        "effect",
        "document",
        "look_up",
        "draft",
        "register_entry",
    ):
        rows = written(office, table)
        assert rows, f"{table} was never written"
        for value in ("Phạm Văn Cha Mẫu", "Phạm Văn Con Mẫu", "001048000202", "Bệnh tim mạch", "Thử Nghiệm"):
            assert not [row for row in rows if value in row], f"{table} shows {value}"


def test_money_that_moves_names_nobody(office: OpenOffice) -> None:
    payer = Payer(office.file(by_post))
    payer.story.goes_on_to("decides")
    payer.pays_and_is_booked()
    payer.story.withdraws()
    payer.story.answers("proposes_refund", "propose_refund", reason="Nguyễn Văn Mẫu đã trả, đối chiếu đủ.")
    payer.story.answers("agrees_refund", "agree_refund")
    office.until(lambda: payer.refunds()[0].gateway_ref is not None)
    told = [str(line) for line in office.town.ledger(GATEWAY)]

    for table in MONEY_TABLES:
        rows = written(office, table)
        assert rows, f"{table} was never written"
        for value in PERSONAL:
            assert not [row for row in rows if value in row], f"{table} shows {value}"
    assert not [line for line in told for value in PERSONAL if value in line], "the gateway was told whom it is about"
