"""Mẫu 01: Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Thông tư 03/2025/TT-VPCP, Phụ lục I)."""

from __future__ import annotations

from typing import ClassVar

from documents.contents.content import Content, Count, Part, Required, Text
from documents.contents.letterhead import Letterhead
from documents.contents.people import Applicant, Proxy, Signatory
from documents.printed_value import Moment, MomentInFigures


class ReceivedComponent(Part):
    """One component of the dossier, counted by the kind of copy; the columns of the older form are kept."""

    name: Required
    originals: Count = 0
    certified_copies: Count = 0
    photocopies: Count = 0
    electronic: Count = 0


class HandlingStep(Part):
    """One step of the procedure and when it should be done."""

    name: Required
    done_by: MomentInFigures | None = None


class Receipt(Content):
    """What the applicant takes home: what was handed in, and the hour at which the answer is due."""

    template: ClassVar[str] = "receipt"
    title: ClassVar[str] = "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"

    letterhead: Letterhead
    dossier_code: Required
    applicant: Applicant
    proxy: Proxy | None = None
    request: Required
    components: tuple[ReceivedComponent, ...]
    originals_kept: tuple[Text, ...] = ()
    """The titles of the originals the office keeps and must give back or archive."""
    sets: Count = 1
    handling_time: Required
    received_at: Moment
    due_at: Moment
    due_explained: tuple[Text, ...] = ()
    """The derivation of the due time, a line each; may be empty."""
    steps: tuple[HandlingStep, ...] = ()
    collected_at: Required
    """Where, or how, the result is collected."""
    book_number: Text = ""
    book_line: Text = ""
    receiver: Signatory
