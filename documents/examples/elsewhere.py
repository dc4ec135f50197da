"""Synthetic documents of other agencies; nobody in them exists."""

from __future__ import annotations

from datetime import datetime

from documents.contents.insurance_card import InsuranceCard
from documents.contents.letterhead import Letterhead
from documents.contents.people import Applicant, Signatory
from documents.contents.question_answer import QuestionAnswerLetter
from documents.contents.residence_notice import ResidenceNotice
from documents.examples.family import CHAIRMAN, TODAY, WARD
from documents.insurance_sheet import insurance_card as card_of
from documents.question_sheet import question_answer_letter
from documents.residence_sheet import residence_notice as notice_of


def residence_notice(applicant: Applicant, at: datetime, tracking_url: str) -> ResidenceNotice:
    return notice_of(
        {
            "resident_name": "Hoàng Ngọc Ánh Dương",
            "resident_born": "2026-10-14",
            "resident_gender": "Nữ",
            "resident_number": "001326000018",
            "householder_name": "Hoàng Văn Thụ",
            "householder_number": "001090000017",
            "relation": "Con",
            "residence": "Số 12, ngõ 5, Phường Hà Đông, Thành phố Hà Nội",
            "previous": "",
            "members": "",
        },
        "thuong-tru",
        letterhead=Letterhead(agency="Công an phường Hoa Sữa", number="7/CT08", place="Hoa Sữa", issued_on=TODAY),
        dossier_code="G01.1.2-261103-0003",
        applicant=applicant,
        entry_number="7/2026",
        signatory=Signatory(position="Trưởng Công an", name="Tạ Quang Mẫu"),
        drawn_at=at,
        tracking_url=tracking_url,
    )


def question_answer(at: datetime) -> QuestionAnswerLetter:
    question = {
        "about": "register_book",
        "subject": {
            "full_name": "Ngô Văn Sổ",
            "birth_date": {"year": 1968},
            "personal_number": "001068000241",
            "residence": "Thôn Mẫu, xã Cũ",
        },
        "other_person": {"full_name": "Lý Thị Cũ"},
        "entry": {"office": "UBND xã Mẫu Cũ", "registered_on": {"year": 1994}},
        "purpose": "Đăng ký lại kết hôn (1.004746)",
        "letter": {"agency": "H26.99.77", "number": "16/UBND-TP", "dated": "2026-10-30"},
    }
    answer = {
        "about": "register_book",
        "answer": "book_kept",
        "entry_id": "",
        "entry_number": "31/1994",
        "volume": "01/1994",
        "registered_on": "1994-05-09",
        "registered_at": "UBND xã Mẫu Cũ",
        "searched": "Sổ đăng ký kết hôn năm 1994, quyển số 01, bản giấy.",
    }
    return question_answer_letter(
        question,
        answer,
        letterhead=Letterhead(agency=WARD, number="07/UBND-TP", place="Hoa Sữa", issued_on=TODAY),
        to="Ủy ban nhân dân phường Thử Nghiệm",
        signatory=CHAIRMAN,
        drawn_at=at,
    )


def insurance_card(at: datetime, tracking_url: str) -> InsuranceCard:
    return card_of(
        {
            "child_name": "Hoàng Ngọc Ánh Dương",
            "child_born": "2026-10-14",
            "child_gender": "Nữ",
            "address": "Số 12, ngõ 5, Phường Hà Đông, Thành phố Hà Nội",
            "first_care": "Trạm y tế phường Hoa Sữa",
        },
        agency="Bảo hiểm xã hội cơ sở Hoa Sữa",
        place="Hoa Sữa",
        card_number="TE1010126000004",
        issued_on=TODAY,
        signatory=Signatory(position="Giám đốc", name="Thái Hòa Mẫu"),
        drawn_at=at,
        tracking_url=tracking_url,
    )
