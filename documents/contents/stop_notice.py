"""Mẫu 05: Thông báo dừng giải quyết hồ sơ (Thông tư 03/2025/TT-VPCP, Phụ lục I; NĐ 118/2025/NĐ-CP Đ21)."""

from __future__ import annotations

from typing import ClassVar

from documents.contents.content import Content, Required, Text
from documents.contents.letterhead import Letterhead
from documents.contents.people import Applicant, Signatory
from documents.printed_value import Moment


class StopNotice(Content):
    """That the office stops working on a dossier, and what becomes of what was handed in and paid."""

    template: ClassVar[str] = "stop_notice"
    title: ClassVar[str] = "Thông báo dừng giải quyết hồ sơ"

    letterhead: Letterhead
    dossier_code: Required
    applicant: Applicant
    request: Required
    received_at: Moment | None = None
    reason: Required
    stopped_at: Moment
    returned: Text = ""
    """What is given back: the originals, the fee."""
    signatory: Signatory
