"""Bodies of linked death groups, each the example of the procedure with what a story needs changed."""

from __future__ import annotations

from datetime import date

from procedures.examples.linked_death import example
from tests.office.filings import Body


def with_both(day: date) -> Body:
    """Death, deletion of the home, funeral benefit that the widow must agree to."""
    return example(day)


def with_nobody_to_ask(day: date) -> Body:
    """The son is the only one with a right to the benefit."""
    body = example(day)
    body["declaration"]["benefit"]["relatives"] = []
    return body


def with_deletion(day: date) -> Body:
    """Death and deletion, no benefit."""
    body = example(day)
    body["declaration"]["benefit"] = None
    return body


def certified_by_the_ward(day: date) -> Body:
    """He died at home and nobody else certifies it: the ward verifies first."""
    body = with_nobody_to_ask(day)
    declaration = body["declaration"]
    declaration["place"] = {"kind": "home", "place": declaration["place"]["place"]}
    declaration["evidence"] = {"kind": "ward_to_certify"}
    body["components"] = [part for part in body["components"] if part["code"] == "declaration"]
    return body
