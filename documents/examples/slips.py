"""Slips and letters of the one-stop desk, with synthetic people."""

from __future__ import annotations

from datetime import datetime, timedelta

from documents.contents.apology import Apology
from documents.contents.cash_receipt import CashReceipt, PaidLine
from documents.contents.control_slip import ControlSlip, Handover
from documents.contents.decision_refusal import DecisionRefusal
from documents.contents.intake_refusal import IntakeRefusal
from documents.contents.people import Proxy, Signatory
from documents.contents.receipt import HandlingStep, Receipt, ReceivedComponent
from documents.contents.stop_notice import StopNotice
from documents.contents.supplement_request_sheet import SupplementRequestSheet, WantedSupplement
from documents.examples.family import (
    APPLICANT,
    CHAIRMAN,
    CODE,
    EVENING,
    HANOI,
    MORNING,
    RECEIVER,
    REQUEST,
    TRACKING,
    WARD,
    letterhead,
)


def receipt(**changes: object) -> Receipt:
    plain = Receipt(
        drawn_at=MORNING,
        tracking_url=TRACKING,
        letterhead=letterhead("12/BPTNTKQ-TTPVHCC"),
        dossier_code=CODE,
        applicant=APPLICANT,
        proxy=Proxy(
            name="Hoàng Thị Mận",
            personal_number="001060000018",
            address="Phường Hoa Sữa, thành phố Hà Nội",
            phone="0900 000 018",
            authorisation="Là bà nội của trẻ, có giấy tờ chứng minh quan hệ",
        ),
        request=REQUEST,
        components=(
            ReceivedComponent(name="Tờ khai đăng ký khai sinh", originals=1),
            ReceivedComponent(name="Giấy chứng sinh do Bệnh viện Phụ sản Hoa Sữa cấp", originals=1, electronic=1),
            ReceivedComponent(name="Văn bản ủy quyền", photocopies=1),
        ),
        handling_time="Ngay trong ngày; nhận sau 15 giờ thì ngày làm việc tiếp theo",
        received_at=MORNING,
        due_at=EVENING,
        due_explained=("Nhận 08:15 thứ Ba ngày 03/11/2026, trước 15 giờ: trả kết quả trong ngày.",),
        steps=(
            HandlingStep(name="Tư pháp – hộ tịch thẩm định", done_by=datetime(2026, 11, 3, 11, 30, tzinfo=HANOI)),
            HandlingStep(name="Chủ tịch ký, văn thư đóng dấu", done_by=datetime(2026, 11, 3, 16, 30, tzinfo=HANOI)),
            HandlingStep(name="Trả kết quả", done_by=EVENING),
        ),
        collected_at="Quầy trả kết quả, Trung tâm Phục vụ hành chính công phường Hoa Sữa",
        book_number="01/2026",
        book_line="412",
        receiver=RECEIVER,
    )
    return Receipt.model_validate(plain.model_dump() | changes)


def supplement_request_sheet() -> SupplementRequestSheet:
    return SupplementRequestSheet(
        drawn_at=MORNING,
        tracking_url=TRACKING,
        letterhead=letterhead("07/PBS-TTPVHCC"),
        dossier_code=CODE,
        applicant=APPLICANT,
        request=REQUEST,
        wanted=(
            WantedSupplement(what="Giấy chứng sinh (bản chính)", why="bản đã nộp là ảnh chụp không rõ số và dấu"),
            WantedSupplement(what="Quê quán của trẻ trong tờ khai", why="chưa ghi"),
        ),
        reason="Thành phần hồ sơ chưa đủ theo Điều 16 Luật Hộ tịch số 60/2014/QH13.",
        answer_by=datetime(2026, 11, 24, 17, 0, tzinfo=HANOI),
        after_that="Quá thời hạn trên mà chưa bổ sung, hồ sơ được đóng; ông/bà có thể nộp hồ sơ mới.",
        contact_name="Lê Thị Thanh Hằng",
        contact_phone="024 0000 0012",
        guide=Signatory(position="Người hướng dẫn", name="Lê Thị Thanh Hằng"),
    )


def intake_refusal() -> IntakeRefusal:
    return IntakeRefusal(
        drawn_at=MORNING,
        tracking_url=TRACKING,
        letterhead=letterhead("03/PTC-TTPVHCC"),
        dossier_code=CODE,
        applicant=APPLICANT,
        request=REQUEST,
        reason="Cha và mẹ của trẻ không cư trú tại phường Hoa Sữa nên phường không có thẩm quyền đăng ký.",
        legal_basis=("Điều 13 Luật Hộ tịch số 60/2014/QH13",),
        guidance="Ông/bà nộp hồ sơ tại Ủy ban nhân dân phường Sông Nhuệ, nơi cư trú của người mẹ.",
        receiver=RECEIVER,
    )


def apology() -> Apology:
    return Apology(
        drawn_at=EVENING,
        tracking_url=TRACKING,
        letterhead=letterhead("02/PXL-TTPVHCC"),
        addressee="Ông Hoàng Văn Thụ",
        personal_number="001090000017",
        dossier_code=CODE,
        procedure="Đăng ký khai sinh",
        received_at=MORNING,
        due_at=EVENING,
        reason="chưa nhận được trả lời của Ủy ban nhân dân phường Sông Nhuệ về tình trạng hôn nhân của cha mẹ trẻ.",
        new_due_at=datetime(2026, 11, 6, 17, 0, tzinfo=HANOI),
        due_explained=("Nhận 08:15 thứ Ba ngày 03/11/2026.", "Hẹn lại một lần: đến 17:00 thứ Sáu 06/11/2026."),
        signatory=Signatory(position="Giám đốc", name="Đỗ Quốc Khánh"),
    )


def stop_notice() -> StopNotice:
    return StopNotice(
        drawn_at=EVENING,
        tracking_url=TRACKING,
        letterhead=letterhead("01/TB-TTPVHCC"),
        dossier_code=CODE,
        applicant=APPLICANT,
        request=REQUEST,
        received_at=MORNING,
        reason="Người nộp hồ sơ đề nghị rút hồ sơ ngày 03 tháng 11 năm 2026.",
        stopped_at=EVENING,
        returned="Giấy chứng sinh (bản chính).",
        signatory=Signatory(position="Giám đốc", name="Đỗ Quốc Khánh"),
    )


def control_slip() -> ControlSlip:
    return ControlSlip(
        drawn_at=EVENING,
        tracking_url=TRACKING,
        letterhead=letterhead("12/PKS-TTPVHCC"),
        dossier_code=CODE,
        procedure="1.001193 – Đăng ký khai sinh",
        deciding_agency=WARD,
        received_at=MORNING,
        due_at=EVENING,
        due_explained=("Nhận 08:15 thứ Ba 03/11/2026.", "Hẹn trả: 17:00 thứ Ba 03/11/2026."),
        handovers=(
            Handover(
                given_by_unit="Bộ phận một cửa",
                received_by_unit="Tư pháp – hộ tịch",
                at=MORNING + timedelta(minutes=12),
                given_by="Lê Thị Thanh Hằng",
                received_by="Nguyễn Đức Hiếu",
                timeliness="Trước hạn",
            ),
            Handover(
                given_by_unit="Tư pháp – hộ tịch",
                received_by_unit="Lãnh đạo Ủy ban nhân dân",
                at=MORNING + timedelta(hours=2),
                given_by="Nguyễn Đức Hiếu",
                received_by="Trần Thị Hồng Nhung",
                timeliness="Đúng hạn",
                note="Trình ký số",
            ),
        ),
    )


def decision_refusal() -> DecisionRefusal:
    return DecisionRefusal(
        drawn_at=EVENING,
        tracking_url=TRACKING,
        letterhead=letterhead("15/TB-UBND", agency=WARD, superior="Thành phố Hà Nội"),
        subject="từ chối đăng ký khai sinh",
        dossier_code=CODE,
        applicant=APPLICANT,
        request=REQUEST,
        received_at=MORNING,
        reason="Trẻ đã được đăng ký khai sinh ngày 12/10/2026 tại Ủy ban nhân dân phường Sông Nhuệ, số 88/2026.",
        legal_basis=(
            "Luật Hộ tịch số 60/2014/QH13 ngày 20 tháng 11 năm 2014",
            "Nghị định số 123/2015/NĐ-CP ngày 15 tháng 11 năm 2015 của Chính phủ",
        ),
        remedy="Nếu không đồng ý, ông/bà có quyền khiếu nại đến Chủ tịch Ủy ban nhân dân phường Hoa Sữa trong thời hạn "
        "90 ngày kể từ ngày nhận được văn bản này, hoặc khởi kiện tại Tòa án theo Luật Tố tụng hành chính.",
        signatory=CHAIRMAN,
    )


def cash_receipt() -> CashReceipt:
    return CashReceipt(
        drawn_at=MORNING,
        tracking_url=TRACKING,
        letterhead=letterhead(""),
        number="0000412",
        series="TT-2026",
        payer="Hoàng Văn Thụ",
        address=APPLICANT.address,
        dossier_code=CODE,
        procedure="Đăng ký khai sinh",
        lines=(
            PaidLine(
                name="Lệ phí đăng ký khai sinh",
                unit_price=15_000,
                exempt_because="đăng ký đúng hạn (Điều 11 Luật Hộ tịch)",
            ),
            PaidLine(name="Phí cấp bản sao Giấy khai sinh", unit_price=8_000, quantity=3),
        ),
        paid_at=MORNING,
        cashier=Signatory(position="Người thu tiền", name="Lê Thị Thanh Hằng"),
    )
