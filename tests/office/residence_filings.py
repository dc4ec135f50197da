"""Bodies of filings at a police post, each the example of the procedure with what a story needs changed."""

from __future__ import annotations

from datetime import date

from procedures.examples.residence import example
from tests.office.filings import Body

NO_DWELLING: Body = {
    "reason": "Chỗ ở tại địa chỉ đề nghị đang có tranh chấp, không được đăng ký thường trú mới.",
    "legal_basis": "Điều 23 Luật Cư trú 2020",
}


def of_a_newborn(day: date) -> Body:
    """At the desk, on paper, the householder has signed."""
    return example(day)


def linked(day: date) -> Body:
    """The same as the ward's machine sends it: no paper, no money, the householder confirmed on VNeID."""
    body = example(day)
    body.update(channel="linked", components=[], delivery={"way": "online"})
    body["declaration"]["householder"].update(consent="vneid", consent_reference="0A1B2C3D")
    return body


def householder_unasked(day: date) -> Body:
    body = linked(day)
    body["declaration"]["householder"].update(consent="to_be_asked")
    del body["declaration"]["householder"]["consent_reference"]
    return body


def of_a_grown_up(day: date) -> Body:
    """Somebody who moves into a flat of his own: 20.000 đồng to pay."""
    body = example(day)
    body["applicant"]["relation"] = "self"
    body["declaration"].update(
        subject={
            "full_name": "Nguyễn Văn Mẫu",
            "birth_date": "1990-03-02",
            "sex": "male",
            "personal_number": "001090000001",
        },
        dwelling="own",
    )
    body["declaration"]["householder"]["relation"] = "self"
    body["components"].append(
        {"code": "dwelling_proof", "kind": "certified_copy", "source": "paper", "original_kept": False}
    )
    body["payment"] = {"way": "cash"}
    return body
