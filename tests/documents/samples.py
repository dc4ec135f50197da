"""One synthetic document of every kind; nobody in them exists."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from documents.contents.apology import Apology
from documents.contents.birth_certificate import BirthCertificate, Parent
from documents.contents.cash_receipt import CashReceipt, PaidLine
from documents.contents.civil_status_extract import CivilStatusExtract, Value
from documents.contents.content import Content
from documents.contents.control_slip import ControlSlip, Handover
from documents.contents.decision_refusal import DecisionRefusal
from documents.contents.guardianship_extract import GuardianshipExtract, guardianship_sheet
from documents.contents.intake_refusal import IntakeRefusal
from documents.contents.letterhead import Letterhead
from documents.contents.marital_status_certificate import MaritalStatusCertificate, Partner, Subject
from documents.contents.marriage_certificate import MarriageCertificate, Spouse
from documents.contents.people import Applicant, Proxy, Signatory
from documents.contents.receipt import HandlingStep, Receipt, ReceivedComponent
from documents.contents.stop_notice import StopNotice
from documents.contents.supplement_request_sheet import SupplementRequestSheet, WantedSupplement
from models.register.records.guardianship import GUARDIANSHIP_RECORD
from models.register.records.guardianship_end import GUARDIANSHIP_END_RECORD
from models.register.records.record import BookRecord
from tests.documents.death_samples import death_extract, death_notice
from tests.documents.samples_elsewhere import insurance_card, question_answer, residence_notice

HANOI = timezone(timedelta(hours=7))
MORNING = datetime(2026, 11, 3, 8, 15, tzinfo=HANOI)
EVENING = datetime(2026, 11, 3, 17, 0, tzinfo=HANOI)
TRACKING = "https://motcua.example/theo-doi/H26.1.2-261103-0012"
CODE = "H26.1.2-261103-0012"
REQUEST = "Đăng ký khai sinh cho trẻ Hoàng Ngọc Ánh Dương"
APPLICANT = Applicant(
    name="Hoàng Văn Thụ",
    personal_number="001090000017",
    address="Số 12, ngõ 5, tổ dân phố 7, phường Hoa Sữa, thành phố Hà Nội",
    phone="0900 000 017",
    email="hoang.van.thu@example.vn",
)
CENTRE = "Trung tâm Phục vụ hành chính công"
WARD = "Ủy ban nhân dân phường Hoa Sữa"
CHAIRMAN = Signatory(capacity="TM. Ủy ban nhân dân", position="Chủ tịch", name="Trần Thị Hồng Nhung")
RECEIVER = Signatory(position="Người tiếp nhận hồ sơ", name="Lê Thị Thanh Hằng")


def letterhead(symbol: str, *, agency: str = CENTRE, superior: str = WARD) -> Letterhead:
    return Letterhead(superior=superior, agency=agency, number=symbol, place="Hà Nội", issued_on=date(2026, 11, 3))


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


MOTHER = Parent(
    name="Nguyễn Thị Thủy Tiên",
    born="1996",
    ethnicity="Kinh",
    nationality="Việt Nam",
    residence="Số 12, ngõ 5, tổ dân phố 7, phường Hoa Sữa, thành phố Hà Nội",
)
FATHER = Parent(
    name="Hoàng Văn Thụ",
    born="1990",
    ethnicity="Tày",
    nationality="Việt Nam",
    residence="Số 12, ngõ 5, tổ dân phố 7, phường Hoa Sữa, thành phố Hà Nội",
)


def birth_certificate(**changes: object) -> BirthCertificate:
    plain = BirthCertificate(
        drawn_at=EVENING,
        tracking_url=TRACKING,
        number="214/2026",
        book="01/2026",
        child_name="Hoàng Ngọc Ánh Dương",
        born_on=date(2026, 10, 15),
        gender="Nữ",
        ethnicity="Tày",
        nationality="Việt Nam",
        birthplace="Bệnh viện Phụ sản Hoa Sữa, phường Hoa Sữa, thành phố Hà Nội",
        native_place="Xã Trùng Khánh, tỉnh Cao Bằng",
        personal_number="001326000214",
        mother=MOTHER,
        father=FATHER,
        declarant_name="Hoàng Văn Thụ",
        declarant_document="Thẻ căn cước số 001090000017, Bộ Công an cấp ngày 05/8/2024",
        registered_at="Ủy ban nhân dân phường Hoa Sữa, thành phố Hà Nội",
        registered_on=date(2026, 11, 3),
        signatory=Signatory(position="Chủ tịch", name="Trần Thị Hồng Nhung"),
    )
    return BirthCertificate.model_validate(plain.model_dump() | changes)


def civil_status_extract(**changes: object) -> CivilStatusExtract:
    plain = CivilStatusExtract(
        drawn_at=EVENING,
        tracking_url=TRACKING,
        heading="Trích lục kết hôn",
        agency="Ủy ban nhân dân phường Hoa Sữa",
        place="Hà Nội",
        number="31/TLKH-BS",
        copies=2,
        values=(
            Value(title="Họ, chữ đệm, tên vợ", value="Nguyễn Thị Thủy Tiên"),
            Value(title="Ngày, tháng, năm sinh của vợ", value="1996"),
            Value(title="Dân tộc của vợ", value="Kinh"),
            Value(title="Quốc tịch của vợ", value="Việt Nam"),
            Value(title="Nơi cư trú của vợ", value="Số 12, ngõ 5, tổ dân phố 7, phường Hoa Sữa, thành phố Hà Nội"),
            Value(title="Giấy tờ tùy thân của vợ"),
            Value(title="Họ, chữ đệm, tên chồng", value="Hoàng Văn Thụ"),
            Value(title="Ngày, tháng, năm sinh của chồng", value="09/02/1990"),
            Value(title="Dân tộc của chồng", value="Tày"),
            Value(title="Quốc tịch của chồng", value="Việt Nam"),
            Value(title="Nơi cư trú của chồng", value="Xã Trùng Khánh, tỉnh Cao Bằng"),
            Value(title="Giấy tờ tùy thân của chồng"),
            Value(title="Ngày xác lập quan hệ hôn nhân", value="14/02/2019"),
        ),
        entry_number="07/2019",
        volume="01/2019",
        registered_at="Ủy ban nhân dân phường Hoa Sữa, thành phố Hà Nội",
        registered_on=date(2019, 2, 14),
        issued_on=date(2026, 11, 3),
        signatory=Signatory(position="Chủ tịch", name="Trần Thị Hồng Nhung"),
    )
    return CivilStatusExtract.model_validate(plain.model_dump() | changes)


def marital_status_certificate(**changes: object) -> MaritalStatusCertificate:
    plain = MaritalStatusCertificate(
        drawn_at=EVENING,
        tracking_url=TRACKING,
        agency="Ủy ban nhân dân phường Hoa Sữa",
        place="Hà Nội",
        number="12/UBND-XNTTHN",
        issued_on=date(2026, 11, 3),
        requester_name="Nguyễn Thị Thủy Tiên",
        subject=Subject(
            name="Nguyễn Thị Thủy Tiên",
            born="21/11/1996",
            gender="Nữ",
            ethnicity="Kinh",
            nationality="Việt Nam",
            document="Thẻ căn cước số 001196000018, Bộ Công an cấp ngày 05/08/2024",
            residence="Số 12, ngõ 5, tổ dân phố 7, phường Hoa Sữa, thành phố Hà Nội",
        ),
        since=date(2014, 11, 21),
        lived_at="Phường Sông Nhuệ, thành phố Hà Nội (từ 01/02/2016 đến 31/12/2019)",
        status=(
            "Đã đăng ký kết hôn, nhưng đã ly hôn theo Bản án ly hôn số 45/2023/HNGĐ-ST ngày 14/06/2023 của Tòa án "
            "nhân dân khu vực 3 - Hà Nội; hiện tại chưa đăng ký kết hôn với ai"
        ),
        purpose="Đăng ký kết hôn",
        partner=Partner(
            name="Hoàng Văn Thụ",
            born="09/02/1990",
            nationality="Việt Nam",
            document="Số định danh cá nhân 001090000017",
            intended_at="Ủy ban nhân dân phường Sông Nhuệ, thành phố Hà Nội",
        ),
        valid_months=6,
        valid_until=date(2027, 5, 3),
        signatory=Signatory(position="Chủ tịch", name="Trần Thị Hồng Nhung"),
    )
    return MaritalStatusCertificate.model_validate(plain.model_dump() | changes)


def guardianship_extract() -> GuardianshipExtract:
    """A brother of age for his sister, as the declaration of the example would be written with other people."""
    return _of_guardianships(
        GUARDIANSHIP_RECORD,
        {
            **_GUARDIAN_AND_WARD,
            "kind": "Giám hộ đương nhiên",
            "relation": "Anh cả, chị cả ruột",
            "grounds": "Người chưa thành niên không còn cha, mẹ hoặc không xác định được cha, mẹ",
            "replaces": "Đăng ký chấm dứt số 2/2026 ngày 30/10/2026, Ủy ban nhân dân phường Hoa Sữa",
        },
    )


def guardianship_end_extract() -> GuardianshipExtract:
    return _of_guardianships(
        GUARDIANSHIP_END_RECORD,
        {
            **_GUARDIAN_AND_WARD,
            "old_number": "7/2019",
            "old_volume": "01/2019",
            "old_registered_on": "2019-06-03",
            "old_registered_at": "Ủy ban nhân dân phường Hoa Sữa",
            "grounds": "Người được giám hộ được nhận làm con nuôi",
        },
    )


_GUARDIAN_AND_WARD = {
    "ward_name": "Hoàng Ngọc Ánh Dương",
    "ward_born": "05/09/2021",
    "ward_ethnicity": "Kinh",
    "ward_nationality": "Việt Nam",
    "ward_residence": "Số 12, ngõ 5, tổ dân phố 7, phường Hoa Sữa, thành phố Hà Nội",
    "ward_document": "Số định danh cá nhân 001321000017",
    "guardian_name": "Hoàng Văn Thụ",
    "guardian_born": "09/02/1998",
    "guardian_ethnicity": "Tày",
    "guardian_nationality": "Việt Nam",
    "guardian_residence": "Xã Trùng Khánh, tỉnh Cao Bằng",
    "guardian_document": "",
    "guardian_as": "Cá nhân",
}


def _of_guardianships(record: BookRecord, content: dict[str, str]) -> GuardianshipExtract:
    return guardianship_sheet(
        record,
        content,
        number="3",
        year=2026,
        drawn_at=EVENING,
        registered_on=date(2026, 11, 3),
        agency=WARD,
        place="Hà Nội",
        signatory=Signatory(position="Chủ tịch", name="Trần Thị Hồng Nhung"),
        tracking_url=TRACKING,
    )


def marriage_certificate(**changes: object) -> MarriageCertificate:
    plain = MarriageCertificate(
        drawn_at=EVENING,
        tracking_url=TRACKING,
        number="41/2026",
        book="01/2026",
        husband=Spouse(
            name="Hoàng Văn Thụ",
            born="09/02/1998",
            ethnicity="Tày",
            nationality="Việt Nam",
            residence="Xã Trùng Khánh, tỉnh Cao Bằng",
            document="Thẻ căn cước số 001098000017, Bộ Công an cấp ngày 05/8/2024",
        ),
        wife=Spouse(
            name="Nguyễn Thị Thủy Tiên",
            born="21/7/2000",
            ethnicity="Kinh",
            nationality="Việt Nam",
            residence="Số 12, ngõ 5, tổ dân phố 7, phường Hoa Sữa, thành phố Hà Nội",
            document="Số định danh cá nhân 001300000016",
        ),
        registered_at="Ủy ban nhân dân phường Hoa Sữa, thành phố Hà Nội",
        registered_on=date(2026, 11, 3),
        signatory=Signatory(position="Chủ tịch", name="Trần Thị Hồng Nhung"),
    )
    return MarriageCertificate.model_validate(plain.model_dump() | changes)


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
