"""Mẫu 02: Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (Thông tư 03/2025/TT-VPCP, Phụ lục I)."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from documents.contents.content import Content, Part, Required, Text
from documents.contents.letterhead import Letterhead
from documents.contents.people import Applicant, Signatory
from documents.printed_value import Moment


class WantedSupplement(Part):
    """One thing to hand in or put right, and why; a request names all of them at once."""

    what: Required
    why: Text = ""


class SupplementRequestSheet(Content):
    """What is still missing, in full, so that the applicant has to come only once more."""

    template: ClassVar[str] = "supplement_request_sheet"
    title: ClassVar[str] = "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"

    letterhead: Letterhead
    dossier_code: Text = ""
    applicant: Applicant
    request: Required
    wanted: tuple[WantedSupplement, ...] = Field(min_length=1)
    reason: Required
    answer_by: Moment | None = None
    after_that: Text = ""
    """What happens when nobody answers in time."""
    contact_name: Required
    contact_phone: Required
    guide: Signatory
