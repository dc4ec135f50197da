"""Phiếu trả kết quả: what was handed to whom, for the recipient's signature (NĐ 118/2025/NĐ-CP Điều 21)."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from documents.contents.content import Content, Required, Text
from documents.contents.letterhead import Letterhead
from documents.contents.people import Signatory
from documents.printed_value import Moment


class ReturnSheet(Content):
    """One page. A number of the recipient's paper stands on it masked, if at all."""

    template: ClassVar[str] = "return_sheet"
    title: ClassVar[str] = "Phiếu trả kết quả"

    letterhead: Letterhead
    dossier_code: Required
    procedure: Required
    applicant: Required
    recipients: tuple[Required, ...] = Field(min_length=1)
    capacity: Required
    papers_shown: tuple[Required, ...]
    checked: Required
    number: Text = ""
    authorisation: Text = ""
    given: tuple[Required, ...]
    originals: tuple[Required, ...] = ()
    paid: Text = ""
    handed_at: Moment
    clerk: Signatory
