"""What kind of office an agency is: it decides which procedures are its own."""

from __future__ import annotations

from procedures.code_list import CodeList


class OfficeKind(CodeList):
    """Every agency of an installation is of one kind."""

    WARD = "ward", "Ủy ban nhân dân cấp xã"
    POLICE = "police", "Công an cấp xã"
    INSURANCE = "insurance", "Cơ quan bảo hiểm xã hội"
