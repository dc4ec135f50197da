"""One example of every kind of document."""

from __future__ import annotations

from documents.contents.content import Content
from documents.examples.certificates import (
    birth_certificate,
    civil_status_extract,
    guardianship_end_extract,
    guardianship_extract,
    marital_status_certificate,
    marriage_certificate,
)
from documents.examples.death import death_extract, death_notice
from documents.examples.elsewhere import insurance_card, question_answer, residence_notice
from documents.examples.family import APPLICANT, EVENING, TRACKING
from documents.examples.slips import (
    apology,
    cash_receipt,
    control_slip,
    decision_refusal,
    intake_refusal,
    receipt,
    stop_notice,
    supplement_request_sheet,
)


def every_document() -> tuple[Content, ...]:
    return (
        receipt(),
        supplement_request_sheet(),
        intake_refusal(),
        apology(),
        stop_notice(),
        control_slip(),
        decision_refusal(),
        cash_receipt(),
        birth_certificate(),
        civil_status_extract(),
        death_notice(),
        death_extract(),
        marital_status_certificate(),
        residence_notice(APPLICANT, EVENING, TRACKING),
        insurance_card(EVENING, TRACKING),
        question_answer(EVENING),
        guardianship_extract(),
        guardianship_end_extract(),
        marriage_certificate(),
    )


def example_of(kind: str) -> Content | None:
    """The example of that kind, by the name of its template; None for a kind there is none of."""
    return next((one for one in every_document() if one.template == kind), None)
