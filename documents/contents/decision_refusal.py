"""Văn bản từ chối giải quyết: the head of the office refuses in writing, with reason (Luật Hộ tịch Đ5.2)."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from documents.contents.content import Content, Required, Text
from documents.contents.letterhead import Letterhead
from documents.contents.people import Applicant, Signatory
from documents.printed_value import Moment


class DecisionRefusal(Content):
    """The answer of a dossier that was appraised and refused; whoever reads it knows why and where to complain."""

    template: ClassVar[str] = "decision_refusal"
    title: ClassVar[str] = "Thông báo từ chối giải quyết hồ sơ"
    every_letter_must_print: ClassVar[bool] = True

    letterhead: Letterhead
    subject: Required
    """After "Về việc": what is refused, in one line."""
    dossier_code: Required
    applicant: Applicant
    request: Required
    received_at: Moment
    reason: Required
    legal_basis: tuple[Required, ...] = Field(min_length=1)
    remedy: Required
    """How and within how long the person may complain or sue."""
    copies_to: tuple[Text, ...] = ()
    signatory: Signatory
