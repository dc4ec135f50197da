"""Mẫu 06: Phiếu kiểm soát quá trình giải quyết hồ sơ (Thông tư 03/2025/TT-VPCP, Phụ lục I)."""

from __future__ import annotations

from typing import ClassVar, Literal

from documents.contents.content import Content, Part, Required, Text
from documents.contents.letterhead import Letterhead
from documents.printed_value import Moment, MomentInFigures

Timeliness = Literal["Trước hạn", "Đúng hạn", "Quá hạn", ""]


class Handover(Part):
    """One hand-over between two desks; the receiving side says whether it came in time."""

    given_by_unit: Required
    received_by_unit: Required
    at: MomentInFigures
    given_by: Text = ""
    received_by: Text = ""
    timeliness: Timeliness = ""
    note: Text = ""


class ControlSlip(Content):
    """The way a dossier took through the office, hand by hand."""

    template: ClassVar[str] = "control_slip"
    title: ClassVar[str] = "Phiếu kiểm soát quá trình giải quyết hồ sơ"

    letterhead: Letterhead
    dossier_code: Required
    procedure: Required
    deciding_agency: Required
    cooperating_agency: Text = ""
    received_at: Moment
    due_at: Moment | None = None
    due_explained: tuple[Text, ...] = ()
    """The derivation of the due time, a line each; may be empty."""
    handovers: tuple[Handover, ...]
