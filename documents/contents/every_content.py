"""Every kind of document there is, found by the name under which its content is kept."""

from __future__ import annotations

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
