"""Thông báo về kết quả giải quyết đăng ký cư trú (CT08): registered, or taken out of the register."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from documents.contents.content import Content, Part, Required, Text
from documents.contents.letterhead import Letterhead
from documents.contents.people import Applicant, Signatory


class Line(Part):
    """One line of what the register says now."""

    title: Required
    value: Text = ""


class ResidenceNotice(Content):
    """To the person who asked: what was entered, for whom, under which number of the post's own register."""

    template: ClassVar[str] = "residence_notice"
    title: ClassVar[str] = "Thông báo về kết quả giải quyết đăng ký cư trú"
    every_letter_must_print: ClassVar[bool] = True

    letterhead: Letterhead
    form: Required
    """"Mẫu CT08"."""
    subject: Required
    """After "Về việc"."""
    dossier_code: Required
    applicant: Applicant
    done: Required
    """What the post has done, in one sentence."""
    lines: tuple[Line, ...] = Field(min_length=1)
    entry_number: Required
    signatory: Signatory
