"""Mẫu 03: Phiếu từ chối tiếp nhận, giải quyết hồ sơ (Thông tư 03/2025/TT-VPCP, Phụ lục I)."""

from __future__ import annotations

from typing import ClassVar

from documents.contents.content import Content, Required, Text
from documents.contents.letterhead import Letterhead
from documents.contents.people import Applicant, Signatory


class IntakeRefusal(Content):
    """Why the desk cannot take the dossier in, and where to turn instead; never without a reason."""

    template: ClassVar[str] = "intake_refusal"
    title: ClassVar[str] = "Phiếu từ chối tiếp nhận giải quyết hồ sơ"

    letterhead: Letterhead
    dossier_code: Text = ""
    applicant: Applicant
    request: Required
    reason: Required
    legal_basis: tuple[Text, ...] = ()
    guidance: Text = ""
    """What the person can do now: the competent office, the right procedure."""
    receiver: Signatory
