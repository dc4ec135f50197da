"""Mẫu 04: Phiếu xin lỗi và hẹn lại ngày trả kết quả (Thông tư 03/2025/TT-VPCP, Phụ lục I)."""

from __future__ import annotations

from typing import ClassVar

from documents.contents.content import Content, Required, Text
from documents.contents.letterhead import Letterhead
from documents.contents.people import Signatory
from documents.printed_value import Moment


class Apology(Content):
    """An apology that says why it is late and by when it will be done; the hour may be moved once."""

    template: ClassVar[str] = "apology"
    title: ClassVar[str] = "Phiếu xin lỗi và hẹn lại ngày trả kết quả"

    letterhead: Letterhead
    addressee: Required
    personal_number: Text = ""
    dossier_code: Required
    procedure: Required
    received_at: Moment
    due_at: Moment
    reason: Required
    new_due_at: Moment
    due_explained: tuple[Text, ...] = ()
    """How the new hour is counted, a line each; may be empty."""
    signatory: Signatory
