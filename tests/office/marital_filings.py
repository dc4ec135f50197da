"""Bodies of requests for a certificate of marital status, each the example with what a story needs changed."""

from __future__ import annotations

from datetime import date
from typing import Any

from procedures.examples.marital_status import example
from tests.office.filings import ADDRESS, Body

BA_DINH, NGOC_HA, GIANG_VO = "00004", "00008", "00025"


def always_lived_here(day: date) -> Body:
    """To marry; never lived elsewhere: 15.000 đồng."""
    return example(day)


def lived_at(ward: str, since: str = "2017-01-01", until: str = "2018-12-31", **more: Any) -> Body:
    return {
        "place": {"kind": "permanent", "province": "01", "ward": ward},
        "since": since,
        "until": until,
        **more,
    }


def lived_in_three_communes(day: date) -> Body:
    body = example(day)
    body["declaration"]["residences"] = [
        lived_at(BA_DINH),
        lived_at(NGOC_HA, "2019-01-01", "2020-12-31"),
        lived_at(GIANG_VO, "2021-01-01", "2022-12-31"),
    ]
    return body


def lived_in_two_communes(day: date) -> Body:
    body = lived_in_three_communes(day)
    del body["declaration"]["residences"][2]
    return body


def for_a_loan(day: date) -> Body:
    """A man who is married needs it for the bank."""
    body = example(day)
    body["applicant"].update(full_name="Trần Văn Vay Thử", personal_number="001088000203")
    body["declaration"].update(
        subject={
            "full_name": "Trần Văn Vay Thử",
            "birth_date": {"year": 1988, "month": 5, "day": 4},
            "sex": "male",
            "ethnicity": "01",
            "nationality": "VN",
            "personal_number": "001088000203",
        },
        status="married",
        marriage={
            "spouse_name": "Lê Thị Hoa Mẫu",
            "registered_on": "2015-02-14",
            "registered_at": "Ủy ban nhân dân phường Hà Đông",
            "number": "9/2015",
        },
        since="2015-02-14",
        purpose="other",
        purpose_words="Vay vốn tại ngân hàng",
        intended=None,
    )
    return body


def of_a_divorced_woman(day: date) -> Body:
    body = example(day)
    body["declaration"].update(
        status="divorced",
        divorce={
            "kind": "judgment",
            "number": "45/2023/HNGĐ-ST",
            "issued_on": "2023-06-14",
            "issued_by": "Tòa án nhân dân khu vực 3 - Hà Nội",
        },
        since="2023-06-14",
    )
    body["components"].append({"code": "divorce_proof", "kind": "original_presented", "source": "paper"})
    return body


def again_after_a_loss(day: date) -> Body:
    """The certificate before was for marrying in another ward, and is lost."""
    body = example(day)
    body["declaration"].update(
        kind="again",
        before={
            "number": "3/UBND-XNTTHN",
            "issued_on": "2026-05-04",
            "issued_by": "Ủy ban nhân dân phường Hà Đông",
            "why_not": "Thất lạc khi chuyển nhà.",
            "was_for_marriage": True,
            "intended_at": {"province": "01", "ward": BA_DINH},
        },
    )
    return body


def online(day: date) -> Body:
    body = lived_in_two_communes(day)
    body.update(channel="online", components=[], delivery={"way": "online"})
    return body


def by_post(day: date) -> Body:
    """Brought home against cash: 15.000 and 20.000 đồng."""
    body = example(day)
    body["delivery"] = {"way": "post", "address": dict(ADDRESS)}
    body["payment"] = {"way": "cod"}
    return body
