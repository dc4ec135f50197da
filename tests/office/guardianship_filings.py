"""Bodies about guardianships, each the example of its procedure with what a story needs changed."""

from __future__ import annotations

from datetime import date

from procedures.examples.guardianship import registration, termination, ward
from tests.office.filings import ADDRESS, Body

UNCLE: Body = {
    "full_name": "Phùng Văn Chú Mẫu",
    "birth_date": {"year": 1985, "month": 9, "day": 2},
    "sex": "male",
    "ethnicity": "01",
    "nationality": "VN",
    "personal_number": "001085000204",
    "residence": {
        "kind": "permanent",
        "province": "01",
        "ward": "09556",
        "ward_name": "Phường Hà Đông",
        "detail": "Số 8 phố Thử Nghiệm",
    },
}
ALL_MET: Body = {
    "full_capacity": True,
    "good_character": True,
    "not_prosecuted": True,
    "parental_rights_kept": True,
}
# What the officer copies out of the book of 2019 where the family remembers neither number nor day.
FROM_THE_OLD_BOOK: list[Body] = [
    {"field": "old_number", "value": "7/2019", "reason": "Theo sổ giám hộ giấy năm 2019."},
    {"field": "old_registered_on", "value": "2019-06-03", "reason": "Theo sổ giám hộ giấy năm 2019."},
]
NO_GROUNDS: Body = {
    "reason": "Giấy tờ nộp kèm không phải căn cứ chấm dứt giám hộ.",
    "legal_basis": "Điều 22 Luật Hộ tịch 2014",
}


def paper(code: str) -> Body:
    return {"code": code, "kind": "original_submitted", "source": "paper", "original_kept": True}


def natural(day: date) -> Body:
    """A grandmother; the grandfather agreed to it in writing."""
    return registration(day)


def appointed(day: date) -> Body:
    """A children's home, appointed guardian of an orphan."""
    body = registration(day)
    home = {**UNCLE["residence"], "detail": "Số 20 phố Thử Nghiệm"}
    body["applicant"].update(
        full_name="Mạc Thị Giám Mẫu", relation="organisation", organisation={"name": "Trung tâm bảo trợ Mẫu"}
    )
    body["declaration"].update(
        kind="appointed",
        guardian={"organisation": {"name": "Trung tâm bảo trợ Mẫu", "residence": home}},
        relation="none",
        conditions=None,
        other_eligible=[],
    )
    body["components"] = [paper("declaration"), paper("appointment_document")]
    return body


def with_copies(day: date) -> Body:
    """Two copies: 16.000 đồng."""
    body = registration(day)
    body["declaration"]["copies"] = {"wanted": True, "number": 2}
    body["payment"] = {"way": "cash"}
    return body


def natural_online(day: date, files: list[str]) -> Body:
    """From home, with scans of the proof and of the agreement."""
    body = registration(day)
    codes = ("natural_guardian_proof", "guardians_agreement")
    body.update(channel="online", delivery={"way": "online"})
    body["components"] = [
        {"code": code, "kind": "scan", "source": "upload", "file_id": file}
        for code, file in zip(codes, files, strict=True)
    ]
    return body


def known_by_numbers(day: date) -> Body:
    """Guardian and ward are named with their numbers only; the rest is looked up."""
    body = registration(day)
    for person in (body["declaration"]["ward"], body["declaration"]["guardian"]["person"]):
        for detail in ("birth_date", "sex", "ethnicity", "nationality", "residence"):
            person.pop(detail)
    return body


def adopted(day: date) -> Body:
    """The guardianship of 2019 ends with an adoption; number and day are remembered."""
    return termination(day)


def of_an_old_book(day: date) -> Body:
    """The same, of whose entry only the year is remembered."""
    body = termination(day)
    body["declaration"]["entry"].update(registered_on={"year": 2019}, number=None, volume=None)
    return body


def of_our_entry(day: date, number: str, registered_on: date) -> Body:
    """The end of a guardianship that stands in our own electronic book."""
    body = termination(day)
    body["declaration"]["entry"].update(
        number=number,
        volume=None,
        registered_on={"year": registered_on.year, "month": registered_on.month, "day": registered_on.day},
    )
    return body


def change(day: date) -> Body:
    """The uncle takes over; he handed in his declaration and the proof at once."""
    body = termination(day)
    body["declaration"].update(
        grounds="change",
        details="Người giám hộ đã cao tuổi",
        new_guardianship={
            "requester": {
                "full_name": "Phùng Văn Chú Mẫu",
                "relation": "relative",
                "personal_number": "001085000204",
                "residence": dict(UNCLE["residence"]),
                "phone": "0900000204",
                "email": "chu.mau@example.vn",
            },
            "kind": "natural",
            "guardian": {"person": dict(UNCLE)},
            "relation": "uncle_aunt",
            "conditions": dict(ALL_MET),
            "grounds": "no_parents",
            "other_eligible": [{"full_name": "Phùng Thị Cô Mẫu", "relation": "uncle_aunt"}],
        },
    )
    body["components"] = [
        paper("declaration"),
        paper("successor_consent"),
        paper("registration_declaration"),
        paper("natural_guardian_proof"),
        paper("guardians_agreement"),
    ]
    return body


def change_online(day: date, files: list[str]) -> Body:
    """The same from home: the consent, and the proof for the new guardianship."""
    body = change(day)
    body.update(channel="online", delivery={"way": "online"})
    codes = ("successor_consent", "natural_guardian_proof")
    body["components"] = [
        {"code": code, "kind": "scan", "source": "upload", "file_id": file}
        for code, file in zip(codes, files, strict=True)
    ]
    return body


def change_by_post(day: date) -> Body:
    body = change(day)
    body["delivery"] = {"way": "post", "address": dict(ADDRESS)}
    body["payment"] = {"way": "cod"}
    return body


def of_age(day: date) -> Body:
    """The ward has turned eighteen and asks himself."""
    body = termination(day)
    grown = ward(day)
    grown["birth_date"] = {"year": day.year - 19, "month": 1, "day": 5}
    grown["personal_number"] = f"0012{(day.year - 19) % 100:02d}000203"
    body["declaration"].update(grounds="capacity", details=None, ward=grown)
    body["applicant"].update(full_name=grown["full_name"], relation="self", personal_number=grown["personal_number"])
    return body
