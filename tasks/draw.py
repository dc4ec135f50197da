"""From what a step reserved to the bytes in the file store."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from documents.contents.apology import Apology
from documents.contents.birth_certificate import BirthCertificate
from documents.contents.cash_receipt import CashReceipt
from documents.contents.civil_status_extract import CivilStatusExtract
from documents.contents.content import Content
from documents.contents.control_slip import ControlSlip
from documents.contents.death_extract import DeathExtract
from documents.contents.death_notice import DeathNotice
from documents.contents.decision_refusal import DecisionRefusal
from documents.contents.guardianship_extract import GuardianshipEndExtract, GuardianshipExtract
from documents.contents.insurance_card import InsuranceCard
from documents.contents.intake_refusal import IntakeRefusal
from documents.contents.marital_status_certificate import MaritalStatusCertificate
from documents.contents.marriage_certificate import MarriageCertificate
from documents.contents.question_answer import QuestionAnswerLetter
from documents.contents.receipt import Receipt
from documents.contents.residence_notice import ResidenceNotice
from documents.contents.stop_notice import StopNotice
from documents.contents.supplement_request_sheet import SupplementRequestSheet
from documents.draw import draw
from documents.file_store import ContentStore
from engine.reserve import Drawing

_CONTENTS: tuple[type[Content], ...] = (
    Apology,
    BirthCertificate,
    CashReceipt,
    CivilStatusExtract,
    ControlSlip,
    DeathExtract,
    DeathNotice,
    DecisionRefusal,
    GuardianshipEndExtract,
    GuardianshipExtract,
    InsuranceCard,
    IntakeRefusal,
    MaritalStatusCertificate,
    MarriageCertificate,
    QuestionAnswerLetter,
    Receipt,
    ResidenceNotice,
    StopNotice,
    SupplementRequestSheet,
)
CONTENT_BY_KIND = {content.template: content for content in _CONTENTS}


def draw_into(files: ContentStore) -> Callable[[str, Any], str]:
    """This will give the office's way of drawing: content by its kind in, SHA-256 of the kept PDF out."""

    def draw_and_keep(kind: str, content: Any) -> str:
        return files.put(draw(CONTENT_BY_KIND[kind].model_validate(content)))

    return draw_and_keep


def drawing(series: str, content: Callable[[int], Content], kind: type[Content], *, title: str = "") -> Drawing:
    """What a step wants drawn: `content(number)` once the number in the agency's `series` is known."""
    return Drawing(
        kind=kind.template,
        title=title or kind.title,
        series=series,
        content=lambda number: content(number).model_dump(mode="json"),
    )
