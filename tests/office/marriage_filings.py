"""Bodies of filings of marriages, each the example with what a story needs changed."""

from __future__ import annotations

from datetime import date

from procedures.examples.marriage import example
from tests.office.filings import Body

DIVORCE: Body = {"number": "12/2024/QĐST-HNGĐ", "ended_on": "2024-05-06", "issued_by": "Tòa án nhân dân Mẫu"}


def of_two(day: date) -> Body:
    """Neither has been married; the man files at the desk."""
    return example(day)


def filed_by_the_wife(day: date) -> Body:
    body = example(day)
    wife = body["declaration"]["wife"]
    body["applicant"].update(
        full_name=wife["full_name"],
        relation="wife",
        personal_number=wife["personal_number"],
        phone=wife["phone"],
        email=wife["email"],
    )
    return body


def online(day: date) -> Body:
    body = example(day)
    body.update(channel="online", components=[])
    return body


def with_copies(day: date) -> Body:
    """Two copies asked for: 16.000 đồng."""
    body = example(day)
    body["declaration"]["copies"] = {"wanted": True, "number": 2}
    body["payment"] = {"way": "cash"}
    return body


def after_a_divorce(day: date) -> Body:
    """The wife has been divorced since May 2024."""
    body = example(day)
    body["declaration"]["wife"].update(marital_status="divorced", marriage_count=2, ended=dict(DIVORCE))
    return body


def of_a_boy_soon_twenty(day: date) -> Body:
    """The man comes of age on the ninth day after the filing."""
    body = example(day)
    born = date(day.year - 20, day.month, day.day + 9)
    body["declaration"]["husband"]["birth_date"] = {"year": born.year, "month": born.month, "day": born.day}
    return body


def without_contact_of_the_wife(day: date) -> Body:
    body = example(day)
    for way in ("phone", "email"):
        del body["declaration"]["wife"][way]
    return body
