"""The example documents of the house, as tests call them."""

from __future__ import annotations

from documents.examples.certificates import MOTHER, birth_certificate
from documents.examples.every_example import every_document
from documents.examples.family import EVENING, TRACKING
from documents.examples.slips import decision_refusal, receipt, supplement_request_sheet

__all__ = [
    "EVENING",
    "MOTHER",
    "TRACKING",
    "birth_certificate",
    "decision_refusal",
    "every_document",
    "receipt",
    "supplement_request_sheet",
]
