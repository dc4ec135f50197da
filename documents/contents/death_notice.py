"""Giấy báo tử of the people's committee of the ward where somebody died (NĐ 123/2015/NĐ-CP Đ4 k2)."""

from __future__ import annotations

from typing import ClassVar

from documents.contents.content import Content, Required, Text
from documents.contents.letterhead import Letterhead
from documents.contents.people import Signatory


class DeathNotice(Content):
    """Issued only where nobody else may certify the death; the registration then rests on it."""

    template: ClassVar[str] = "death_notice"
    title: ClassVar[str] = "Giấy báo tử"
    every_letter_must_print: ClassVar[bool] = True

    letterhead: Letterhead
    dossier_code: Required
    deceased_name: Required
    deceased_born: Required
    deceased_gender: Required
    deceased_nationality: Required
    personal_number: Text = ""
    deceased_residence: Text = ""
    died: Required
    """Hour and day by the solar calendar, as far as they are known."""
    died_where: Required
    cause: Required
    signatory: Signatory
