"""Bodies of requests for copies, each the example of the procedure with what a story needs changed."""

from __future__ import annotations

from datetime import date

from procedures.examples.civil_status_extract import example
from tests.office.filings import ADDRESS, Body

# What the officer copies out of a book of 1998.
PAPER_ENTRY: Body = {
    "number": "57/1998",
    "volume": "01/1998",
    "registered_on": "1998-04-20",
    "registered_at": "Ủy ban nhân dân phường Hà Đông",
    "fields": [
        {"field": "child_name", "value": "Lê Thị Hoa Mẫu"},
        {"field": "born_on", "value": "1998-04-09"},
        {"field": "gender", "value": "Nữ"},
        {"field": "ethnicity", "value": "Kinh"},
        {"field": "mother_name", "value": "Trần Thị Thử"},
        {"field": "mother_born", "value": "1970"},
    ],
}
NOT_FOUND: Body = {
    "reason": "Đã tra sổ các năm 1997 đến 1999, không tìm thấy việc đăng ký như đã khai.",
    "legal_basis": "Điều 64 Luật Hộ tịch 2014",
}


def of_an_old_book(day: date) -> Body:
    """Two copies of one's own birth entry of 1998: 16.000 đồng."""
    return example(day)


def of_the_newborn(day: date) -> Body:
    """The father of the births' example wants three copies of what our own book has; he does not know the number."""
    body = example(day)
    body["applicant"].update(full_name="Nguyễn Văn Mẫu", relation="father", personal_number="001090000001")
    body["declaration"].update(
        subject={"full_name": "Nguyễn  thị AN mẫu"},
        entry={"office": "UBND phường Mẫu Đơn"},
        copies={"number": 3},
    )
    return body


def of_a_marriage(day: date) -> Body:
    body = example(day)
    body["declaration"].update(
        event="marriage",
        subject={"full_name": "Lê Thị Hoa Mẫu"},
        other_person={"full_name": "Trần Văn Thử"},
        entry={"office": "UBND phường Hà Đông", "registered_on": {"year": 2003}},
    )
    return body


def of_a_death(day: date) -> Body:
    body = example(day)
    body["applicant"]["relation"] = "child"
    body["declaration"].update(
        event="death",
        subject={"full_name": "Lê Văn Xưa Mẫu", "birth_date": {"year": 1931}},
        entry={"office": "UBND phường Hà Đông", "registered_on": {"year": 1999}},
        copies={"number": 1},
    )
    return body


def of_a_guardianship(day: date) -> Body:
    body = example(day)
    body["applicant"]["relation"] = "legal_representative"
    body["declaration"].update(
        event="guardianship",
        subject={"full_name": "Phạm Bé Thử"},
        other_person={"full_name": "Lê Thị Hoa Mẫu"},
        entry={"office": "UBND phường Hà Đông", "registered_on": {"year": 2019}},
        copies={"number": 1},
    )
    return body


def by_letter(day: date) -> Body:
    """A court asks, and says why."""
    body = example(day)
    body["applicant"].update(
        full_name="Đỗ Thư Ký Thử",
        relation="organisation",
        personal_number="001085000102",
        organisation={"name": "Tòa án nhân dân khu vực Mẫu"},
    )
    body["declaration"]["reason"] = "Giải quyết vụ án dân sự; Công văn số 12/CV-TA ngày 01/10/2026"
    body["components"] = [
        {"code": "agency_letter", "kind": "original_submitted", "source": "paper", "original_kept": True}
    ]
    return body


def online(day: date) -> Body:
    body = example(day)
    body.update(channel="online", components=[], delivery={"way": "online"})
    return body


def by_post(day: date) -> Body:
    """Two copies brought home against cash: 16.000 and 20.000 đồng."""
    body = example(day)
    body["delivery"] = {"way": "post", "address": dict(ADDRESS)}
    body["payment"] = {"way": "cod"}
    return body
