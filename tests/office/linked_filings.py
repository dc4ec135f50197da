"""Bodies of linked birth groups, each the example of the procedure with what a story needs changed."""

from __future__ import annotations

from datetime import date

from procedures.examples.linked_birth import example
from tests.office.filings import Body


def with_both(day: date) -> Body:
    """Birth, residence in the grandmother's household, insurance card."""
    return example(day)


def with_insurance(day: date) -> Body:
    """Birth and insurance card."""
    body = example(day)
    body["declaration"]["residence"] = None
    return body


def by_householder(day: date) -> Body:
    """The father who files is the householder himself, so that nobody need be asked."""
    body = example(day)
    body["declaration"]["residence"]["householder"] = {
        "full_name": body["applicant"]["full_name"],
        "personal_number": body["applicant"]["personal_number"],
    }
    body["declaration"]["residence"]["relation_to_householder"] = "child"
    return body


def with_card(day: date) -> Body:
    """As of September 2026: the identity card joins the group."""
    body = with_insurance(day)
    body["declaration"]["identity_card"] = {}
    return body
