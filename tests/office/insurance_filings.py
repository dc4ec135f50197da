"""Bodies of filings at an insurance office and of deletions at a police post."""

from __future__ import annotations

from datetime import date

from procedures.examples.insurance_card import example as card_example
from procedures.examples.residence_deletion import example as deletion_example
from tests.office.filings import Body


def card_at_the_desk(day: date) -> Body:
    return card_example(day)


def card_linked(day: date) -> Body:
    body = card_example(day)
    body.update(channel="linked", components=[], delivery={"way": "online"})
    return body


def deletion_at_the_desk(day: date) -> Body:
    return deletion_example(day)


def deletion_linked(day: date) -> Body:
    body = deletion_example(day)
    body.update(channel="linked", components=[], delivery={"way": "online"})
    return body
