"""Questions of other agencies, each the example with what a story needs changed; how they are answered."""

from __future__ import annotations

from datetime import date

from procedures.examples.commune_question import example
from tests.office.filings import Body

SEARCHED = "Sổ đăng ký kết hôn các năm 2012 đến 2019, bản giấy và bản điện tử."
NOT_MARRIED: Body = {"answer": "not_married", "searched": SEARCHED}
NO_RECORD: Body = {"answer": "no_record", "searched": SEARCHED}
ON_PAPER: Body = {
    "answer": "book_kept",
    "entry_number": "44/1996",
    "volume": "01/1996",
    "registered_on": "1996-11-20",
    "registered_at": "Ủy ban nhân dân xã Mẫu Cũ",
    "searched": "Sổ đăng ký kết hôn năm 1996, quyển số 01, bản giấy.",
}


def by_letter(day: date) -> Body:
    """A letter asks whether somebody married here; the answer goes back by post."""
    return example(day)


def fetched(day: date) -> Body:
    """The same, but a messenger of the asking agency fetches the answer."""
    return {**example(day), "channel": "desk", "delivery": {"way": "desk"}}


def of_an_old_entry(day: date) -> Body:
    body = example(day)
    body["declaration"].update(
        about="register_book",
        subject={"full_name": "Nguyễn Văn Xưa", "birth_date": {"year": 1970}},
        other_person={"full_name": "Trần Thị Cũ", "birth_date": {"year": 1972}},
        entry={"office": "Ủy ban nhân dân xã Mẫu Cũ", "registered_on": {"year": 1996}},
        purpose="Đăng ký lại kết hôn (1.004746)",
        letter={"agency": "H26.99.77", "number": "16/UBND-TP", "dated": day.isoformat()},
    )
    return body


def of_a_bare_name(day: date) -> Body:
    """Nothing but a name: too little to search by."""
    body = example(day)
    body["declaration"]["subject"] = {"full_name": "Trần Văn Mẫu"}
    return body


def by_linkage(day: date, reference: str = "query-1") -> Body:
    body = example(day)
    body["declaration"]["letter"] = {"agency": "H26.99.02", "number": reference, "dated": day.isoformat()}
    return {**body, "channel": "linked", "components": [], "delivery": {"way": "online"}}


def of_the_married(day: date) -> Body:
    """About the wife of the marriages' example."""
    body = example(day)
    body["declaration"]["subject"] = {
        "full_name": "Vũ Thị Nợ Mẫu",
        "birth_date": {"year": 2000, "month": 3, "day": 8},
        "personal_number": "001300000402",
    }
    return body
