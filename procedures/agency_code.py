"""The electronic identifier of an agency (QĐ 20/2020/QĐ-TTg Đ4) and the code of a dossier built on it.

A dossier code is `<agency>-YYMMDD-XXXX`: the day is that of receipt, the running number is the agency's own of that
day, at least four digits long and longer when the day needs it (Thông tư 03/2025/TT-VPCP Đ13). Identifiers of before
2020 stand the other way round (`000.00.00.H26`) and are still read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import StringConstraints

LONGEST_AGENCY_CODE = 35
_OF_2020 = r"[A-Y][0-9]{2}(?:\.[A-Z0-9]{2,3}){0,7}"
_BEFORE_2020 = r"[0-9]{3}(?:\.[0-9]{2}){2}\.[A-Y][0-9]{2}"
AGENCY_PATTERN = f"(?:{_OF_2020}|{_BEFORE_2020})"
_AGENCY = re.compile(AGENCY_PATTERN)
_DOSSIER = re.compile(rf"(?P<agency>{AGENCY_PATTERN})-(?P<day>[0-9]{{6}})-(?P<number>[0-9]{{4,}})")

AgencyCode = Annotated[str, StringConstraints(pattern=f"^{AGENCY_PATTERN}$", max_length=LONGEST_AGENCY_CODE)]


class NotADossierCode(ValueError):
    """The text is no dossier code."""

    def __init__(self) -> None:
        super().__init__("Mã hồ sơ không đúng dạng; hãy chép đủ mã in trên giấy tiếp nhận, ví dụ H26.99.01-261121-0001")


@dataclass(frozen=True)
class DossierCode:
    """The parts of a dossier code; `str()` puts them together again."""

    agency: str
    received_on: date
    number: int

    def __post_init__(self) -> None:
        if not is_agency_code(self.agency) or self.number < 1:
            raise NotADossierCode

    def __str__(self) -> str:
        return f"{self.agency}-{self.received_on:%y%m%d}-{self.number:04d}"


def is_agency_code(text: str) -> bool:
    """Whether this is an agency identifier of either form."""
    return len(text) <= LONGEST_AGENCY_CODE and _AGENCY.fullmatch(text) is not None


def read_dossier_code(text: str) -> DossierCode:
    """The parts of a code as somebody typed or scanned it, in any case; NotADossierCode for anything else."""
    found = _DOSSIER.fullmatch(text.strip().upper())
    if not found:
        raise NotADossierCode
    try:
        # All dossiers of this law lie in this century, which two digits leave open.
        received_on = date.fromisoformat("20" + found["day"])
    except ValueError:
        raise NotADossierCode from None
    return DossierCode(found["agency"], received_on, int(found["number"]))
