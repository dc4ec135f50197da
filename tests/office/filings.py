"""Bodies of filings, each the example of the procedure with what a story needs changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from flows.parts.draw_up_copies import COPIES_DRAWN_UP
from procedures.examples.birth import example

Body = dict[str, Any]
# Copies that are asked for are drawn up after the result, and signed and sealed with it.
TOGETHER = (f"marker {COPIES_DRAWN_UP}", "enter_copies", "draw_up_extract")
ADDRESS: Body = {
    "province": "01",
    "ward": "09556",
    "ward_name": "Phường Hà Đông",
    "detail": "Số 7 phố Thử Nghiệm",
    "recipient": "Nguyễn Văn Mẫu",
    "phone": "0900000001",
}


def at_the_desk(day: date) -> Body:
    """An ordinary birth with two copies asked for: 16.000 đồng to pay."""
    return example(day)


def without_copies(day: date) -> Body:
    """An ordinary birth that costs nothing."""
    body = example(day)
    body["declaration"]["copies"] = {"wanted": False}
    body["payment"] = {"way": "none"}
    return body


def asking_for(copies: int, file: Callable[[date], Body]) -> Callable[[date], Body]:
    """The same with so many copies asked for together with the result, paid in cash; with none for 0."""

    def asked(day: date) -> Body:
        body = file(day)
        body["declaration"]["copies"] = {"wanted": True, "number": copies} if copies else {"wanted": False}
        if copies:
            body["payment"] = {"way": "cash"}
        return body

    return asked


def online(day: date, file_id: str) -> Body:
    """The same, filed from home: `file_id` is the picture of the medical certificate."""
    body = without_copies(day)
    body["channel"] = "online"
    body["components"] = [{"code": "medical_birth_certificate", "kind": "scan", "source": "upload", "file_id": file_id}]
    body["delivery"] = {"way": "online"}
    return body


def by_post(day: date) -> Body:
    """Filed at the desk, to be brought home against cash: copies 16.000, postage 20.000 đồng."""
    body = example(day)
    body["delivery"] = {"way": "post", "address": dict(ADDRESS)}
    body["payment"] = {"way": "cod"}
    return body


def paid_online(day: date) -> Body:
    """Two copies, to be paid through the gateway as soon as it is filed: 16.000 đồng."""
    body = example(day)
    body["payment"] = {"way": "online"}
    return body


def of_a_foundling(day: date) -> Body:
    """A child that was found; a carer files, no parent is known."""
    body = without_copies(day)
    body["applicant"]["relation"] = "carer"
    declaration = body["declaration"]
    declaration.update(kind="found", mother=None, father=None, parents_married=False, marriage=None, evidence=None)
    body["components"] = [
        {"code": "declaration", "kind": "original_submitted", "source": "paper", "original_kept": True},
        {"code": "abandonment_record", "kind": "original_submitted", "source": "paper", "original_kept": True},
    ]
    return body


def of_a_mother_alone(day: date) -> Body:
    """The father is not determined."""
    body = without_copies(day)
    body["applicant"].update(
        relation="mother", full_name="Trần Thị Thử", personal_number="001192000002", phone="0900000002"
    )
    declaration = body["declaration"]
    declaration.update(kind="father_unknown", father=None, parents_married=False, marriage=None)
    declaration["child"]["full_name"] = "Trần Thị An Mẫu"
    return body


def reaching(body: Body, *, email: str | None = None, phone: str | None = None) -> Body:
    """The same body with other ways to reach the applicant; `None` leaves a way out."""
    applicant = body["applicant"]
    for name, value in (("email", email), ("phone", phone)):
        applicant.pop(name, None)
        if value is not None:
            applicant[name] = value
    if email is None and phone is None:
        applicant["assisted"] = True
    return body
