"""Bodies of registrations of deaths, each the example of the procedure with what a story needs changed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from procedures.examples.death import example
from tests.office.filings import ADDRESS, Body

# The ward of the tests is Hà Đông, 09556; this is another one in the same city.
ELSEWHERE: Body = {"province": "01", "ward": "09552", "ward_name": "Phường Kiến Hưng"}
HERE: Body = {"province": "01", "ward": "09556", "ward_name": "Phường Hà Đông"}
_PAPER = {"kind": "original_submitted", "source": "paper", "original_kept": True}


def in_hospital(day: date) -> Body:
    """A death in hospital with its Giấy báo tử and one copy: 8.000 đồng."""
    return example(day)


def without_copies(day: date) -> Body:
    """The same, costing nothing."""
    body = example(day)
    body["declaration"]["copies"] = {"wanted": False}
    body["payment"] = {"way": "none"}
    return body


def proven_by(day: date, kind: str, number: str = "12/GXN", issuer: str = "Cơ quan Mẫu") -> Body:
    """A death outside of hospital, proven by this kind of paper."""
    body = without_copies(day)
    named = {"number": number, "issued_on": (day - timedelta(days=1)).isoformat(), "issued_by": issuer}
    body["declaration"]["evidence"] = {"kind": kind, **named}
    body["declaration"]["place"] = {"kind": "elsewhere", "place": dict(HERE)}
    body["components"][1]["code"] = kind
    return body


def at_home(day: date) -> Body:
    """Nobody can certify this death but the ward itself."""
    body = without_copies(day)
    body["declaration"].update(
        evidence={"kind": "ward_to_certify"}, place={"kind": "home", "place": dict(HERE)}, cause="Già yếu"
    )
    del body["components"][1]
    return body


def away_from_home(day: date) -> Body:
    """He lived here and died in another ward, which has not been asked for its Giấy báo tử yet."""
    body = at_home(day)
    body["declaration"]["place"] = {"kind": "home", "place": dict(ELSEWHERE)}
    return body


def certified_elsewhere(day: date) -> Body:
    """The same, with the Giấy báo tử of that other ward in hand."""
    body = proven_by(day, "ward_notice", "05/GBT-UBND", "UBND phường Kiến Hưng")
    body["declaration"]["place"] = {"kind": "home", "place": dict(ELSEWHERE)}
    return body


def long_ago(day: date, kind: str = "other_proof") -> Body:
    """Died in 1979; a paper of the time says so, or there is none."""
    body = without_copies(day)
    body["declaration"].update(died={"about": {"year": 1979}}, place={"kind": "home", "place": dict(HERE)})
    body["payment"] = {"way": "cash"}
    if kind == "nothing":
        body["declaration"]["evidence"] = {"kind": kind}
        del body["components"][1]
        return body
    body["declaration"]["evidence"] = {"kind": kind, "issued_on": "1995-05-02", "issued_by": "UBND xã Mẫu (cũ)"}
    body["components"][1] = {**_PAPER, "code": "other_proof"}
    return body


def late(day: date) -> Body:
    """Registered on the sixteenth day: a fee of 5.000 đồng."""
    body = without_copies(day)
    died_on = (day - timedelta(days=16)).isoformat()
    body["declaration"]["died"]["on"] = died_on
    body["declaration"]["evidence"]["issued_on"] = died_on
    body["payment"] = {"way": "cash"}
    return body


def of_a_newborn(day: date) -> Body:
    """The mother asks for the registration of a child that lived for twelve hours."""
    body = without_copies(day)
    body["applicant"].update(full_name="Trần Thị Thử", relation="mother", personal_number="001192000203")
    born_on = (day - timedelta(days=3)).isoformat()
    body["declaration"].update(
        deceased={
            "full_name": "Phạm Bé Mẫu",
            "newborn": {"born_on": born_on, "hour": 6, "minute": 0, "asked_by_parents": True},
            "sex": "female",
            "ethnicity": "01",
            "nationality": "VN",
        },
        died={"on": born_on, "hour": 18, "minute": 0},
        cause="Sinh non",
    )
    return body


def by_the_officer(day: date) -> Body:
    """Nobody was there to file: the officer does, in the name of the ward."""
    body = at_home(day)
    body["applicant"].update(
        full_name="Nguyễn Đức Hiếu Thử",
        relation="officer",
        personal_number="001085000204",
        organisation={"name": "Ủy ban nhân dân phường Mẫu Đơn"},
    )
    return body


def of_somebody_at_home_elsewhere(day: date) -> Body:
    """He lived here for a time; his permanent residence is in another ward."""
    body = without_copies(day)
    body["declaration"]["last_residence"]["kind"] = "temporary"
    body["declaration"]["permanent_residence"] = {"kind": "permanent", **ELSEWHERE, "detail": "Số 9 phố Thử Nghiệm"}
    return body


def of_the_child_in_our_book(day: date) -> Body:
    """The child of the births' example has died: its birth stands in our own book."""
    body = without_copies(day)
    body["applicant"].update(full_name="Nguyễn Văn Mẫu", relation="father", personal_number="001090000001")
    born = day - timedelta(days=21)
    body["declaration"]["deceased"].update(
        full_name="Nguyễn Thị An Mẫu",
        birth_date={"year": born.year, "month": born.month, "day": born.day},
        sex="female",
    )
    del body["declaration"]["deceased"]["personal_number"]
    return body


def online(day: date, file_id: str) -> Body:
    """Filed from home: `file_id` is the picture of the Giấy báo tử."""
    body = without_copies(day)
    body["channel"] = "online"
    body["components"] = [{"code": "facility_notice", "kind": "scan", "source": "upload", "file_id": file_id}]
    body["delivery"] = {"way": "online"}
    return body


def by_post(day: date) -> Body:
    """Brought home against cash: copy 8.000, postage 20.000 đồng."""
    body = example(day)
    body["delivery"] = {"way": "post", "address": dict(ADDRESS)}
    body["payment"] = {"way": "cod"}
    return body


def changed(body: Body, **declaration: Any) -> Body:
    """The same body with these parts of the declaration changed."""
    body["declaration"].update(declaration)
    return body
