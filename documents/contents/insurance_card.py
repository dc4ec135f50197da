"""Thẻ bảo hiểm y tế of a child under six, as the electronic card shows it."""

from __future__ import annotations

from typing import ClassVar

from documents.contents.content import Content, Required
from documents.contents.people import Signatory
from documents.printed_value import Day


class InsuranceCard(Content):
    """What the card says; the number is the result other agencies ask for."""

    template: ClassVar[str] = "insurance_card"
    title: ClassVar[str] = "Thẻ bảo hiểm y tế"
    every_letter_must_print: ClassVar[bool] = True

    agency: Required
    place: Required
    card_number: Required
    full_name: Required
    born_on: Day
    gender: Required
    address: Required
    first_care: Required
    valid_from: Day
    valid_until: Day
    signatory: Signatory
