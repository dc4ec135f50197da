"""What a dossier costs when it is taken in: exempt is who shows that he is, and lệ phí, phí and cước stand apart."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models.acts.answer import lock_dossier
from models.intake.component import Component, Verdict
from models.money.charge_fees import charge_fees
from models.money.fee import FeeLine, ReceiptLine
from models.money.refund_cause import RefundCause
from tests.office.filings import Body, at_the_desk, by_post
from tests.office.open_office import OpenOffice
from tests.office.payer import Payer
from tests.office.story import Story

EVIDENCE: Body = {"code": "exemption_evidence", "kind": "certified_copy", "source": "paper", "original_kept": False}


def overdue(day: date, *, evidence: bool) -> Body:
    """A birth seventy-five days ago in a poor household, two copies asked for."""
    body = at_the_desk(day)
    born = (day - timedelta(days=75)).isoformat()
    body["declaration"]["child"]["birth_date"] = born
    body["declaration"]["evidence"]["issued_on"] = born
    body["payment"]["exemption"] = "poor"
    if evidence:
        body["components"].append(dict(EVIDENCE))
    return body


def lines(story: Story) -> dict[str, tuple[str, int]]:
    return {row.code: (row.kind, row.amount) for row in story.rows(FeeLine, FeeLine.code)}


@pytest.mark.parametrize(("evidence", "fee"), [(True, 0), (False, 5_000)])
def test_an_exemption_counts_only_with_its_evidence(office: OpenOffice, evidence: bool, fee: int) -> None:
    story = office.file(lambda day: overdue(day, evidence=evidence))
    story.goes_on_to("appraises")

    assert lines(story) == {"birth-overdue": ("fee", fee), "copy": ("charge", 16_000)}


def test_evidence_that_is_found_wanting_takes_the_exemption_away_and_the_rest_is_owed(office: OpenOffice) -> None:
    story = office.file(lambda day: {**overdue(day, evidence=True), "payment": {"way": "online", "exemption": "poor"}})
    payer = Payer(story)
    payer.pays_and_is_booked()
    with office.database.transaction() as session:
        wanted = select(Component).where(Component.dossier_id == story.dossier_id, Component.code == EVIDENCE["code"])
        session.scalars(wanted).one().verdict = Verdict.MISSING
        charge_fees(session, lock_dossier(session, story.dossier_id), office.clock.now())

    assert story.owes() == 5_000
    assert story.pays_at_the_desk() == 5_000


def test_what_was_paid_before_it_was_charged_less_goes_back(office: OpenOffice) -> None:
    story = office.file(lambda day: {**overdue(day, evidence=False), "payment": {"way": "online", "exemption": "poor"}})
    payer = Payer(story)
    payer.pays_and_is_booked()
    with office.database.transaction() as session:
        component = Component(**{**EVIDENCE, "dossier_id": story.dossier_id, "handed_in_at": office.clock.now()})
        session.add(component)
        session.flush()
        charge_fees(session, lock_dossier(session, story.dossier_id), office.clock.now())

    assert [(one.amount, one.cause) for one in payer.refunds()] == [(5_000, RefundCause.CHARGED_ANEW)]


def test_a_receipt_keeps_the_three_kinds_of_money_apart(office: OpenOffice) -> None:
    story = office.file(by_post)
    story.goes_on_to("seals")
    story.pays_at_the_desk()
    query = select(ReceiptLine.kind, ReceiptLine.amount).order_by(ReceiptLine.kind)

    found = office.scalars(lambda session: [tuple(row) for row in session.execute(query)])
    assert found == [("charge", 16_000), ("postage", 20_000)]
