"""A complete declaration of somebody whose birth certificate and book are lost; everybody in it is made up."""

from __future__ import annotations

from datetime import date
from typing import Any

from procedures.examples.marriage import HOME

_ORIGIN = {"province": "01", "ward": "09556", "ward_name": "Phường Hà Đông"}


def example(filed_at: date) -> dict[str, Any]:
    """The body of `POST /dossiers` at the desk, filed by the person herself; she was registered here in 1988."""
    return {
        "procedure": "1.004884",
        "channel": "desk",
        "applicant": {
            "full_name": "Lương Thị Nhớ Mẫu",
            "relation": "self",
            "personal_number": "001188000501",
            "residence": dict(HOME),
            "phone": "0900000501",
            "email": "nguoi.nop@example.vn",
        },
        "declaration": {
            "subject": {
                **_person("Lương Thị Nhớ Mẫu", 1988, "001188000501", "female"),
                "birthplace": "Trạm y tế xã Mẫu Cũ, huyện Thanh Oai, tỉnh Hà Sơn Bình",
                "origin": dict(_ORIGIN),
            },
            "mother": _person("Phùng Thị Thương Mẫu", 1962, "001162000502", "female"),
            "father": _person("Lương Văn Chờ Mẫu", 1959, "001059000503", "male"),
            "old": _old(),
            "originals_lost": True,
            "book_lost": True,
            "copies": {"wanted": True, "number": 2},
            "pledge": {"agreed": True, "text_version": "2026-01"},
        },
        "components": [
            {"code": "declaration", "kind": "original_submitted", "source": "paper", "original_kept": True},
            {"code": "old_certificate_copy", "kind": "compared_copy", "source": "paper"},
        ],
        "delivery": {"way": "desk"},
        "payment": {"way": "cash"},
    }


def _old() -> dict[str, Any]:
    return {
        "office": "Ủy ban nhân dân xã Mẫu Cũ, huyện Thanh Oai, tỉnh Hà Sơn Bình",
        "place": {"province": "01", "ward": "09556", "legacy_text": "Xã Mẫu Cũ, tỉnh Hà Sơn Bình"},
        "registered_on": {"year": 1988, "month": 9, "day": 30},
        "number": "57",
        "volume": "01/1988",
        "copy_held": True,
    }


def _person(name: str, year: int, number: str, sex: str) -> dict[str, Any]:
    return {
        "full_name": name,
        "birth_date": {"year": year, "month": 9, "day": 12},
        "sex": sex,
        "ethnicity": "01",
        "nationality": "VN",
        "personal_number": number,
        "residence": dict(HOME),
    }
