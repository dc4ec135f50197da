"""Certificates and extracts out of the civil status books, with synthetic people."""

from __future__ import annotations

from datetime import date

from documents.contents.birth_certificate import BirthCertificate, Parent
from documents.contents.civil_status_extract import CivilStatusExtract, Value
from documents.contents.guardianship_extract import GuardianshipExtract, guardianship_sheet
from documents.contents.marital_status_certificate import MaritalStatusCertificate, Partner, Subject
from documents.contents.marriage_certificate import MarriageCertificate, Spouse
from documents.examples.family import EVENING, HOME, REGISTERED_AT, SIGNER, TODAY, TRACKING, WARD
from models.register.records.guardianship import GUARDIANSHIP_RECORD
from models.register.records.guardianship_end import GUARDIANSHIP_END_RECORD
from models.register.records.record import BookRecord

MOTHER = Parent(
    name="Nguyễn Thị Thủy Tiên",
    born="1996",
    ethnicity="Kinh",
    nationality="Việt Nam",
    residence=HOME,
)
FATHER = Parent(
    name="Hoàng Văn Thụ",
    born="1990",
    ethnicity="Tày",
    nationality="Việt Nam",
    residence=HOME,
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
        registered_at=REGISTERED_AT,
        registered_on=TODAY,
        signatory=SIGNER,
    )
    return BirthCertificate.model_validate(plain.model_dump() | changes)


def civil_status_extract(**changes: object) -> CivilStatusExtract:
    plain = CivilStatusExtract(
        drawn_at=EVENING,
        tracking_url=TRACKING,
        heading="Trích lục kết hôn",
        agency=WARD,
        place="Hà Nội",
        number="31/TLKH-BS",
        copies=2,
        values=(
            Value(title="Họ, chữ đệm, tên vợ", value="Nguyễn Thị Thủy Tiên"),
            Value(title="Ngày, tháng, năm sinh của vợ", value="1996"),
            Value(title="Dân tộc của vợ", value="Kinh"),
            Value(title="Quốc tịch của vợ", value="Việt Nam"),
            Value(title="Nơi cư trú của vợ", value=HOME),
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
        registered_at=REGISTERED_AT,
        registered_on=date(2019, 2, 14),
        issued_on=TODAY,
        signatory=SIGNER,
    )
    return CivilStatusExtract.model_validate(plain.model_dump() | changes)


def marital_status_certificate(**changes: object) -> MaritalStatusCertificate:
    plain = MaritalStatusCertificate(
        drawn_at=EVENING,
        tracking_url=TRACKING,
        agency=WARD,
        place="Hà Nội",
        number="12/UBND-XNTTHN",
        issued_on=TODAY,
        requester_name="Nguyễn Thị Thủy Tiên",
        subject=Subject(
            name="Nguyễn Thị Thủy Tiên",
            born="21/11/1996",
            gender="Nữ",
            ethnicity="Kinh",
            nationality="Việt Nam",
            document="Thẻ căn cước số 001196000018, Bộ Công an cấp ngày 05/08/2024",
            residence=HOME,
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
        signatory=SIGNER,
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
            "old_registered_at": WARD,
            "grounds": "Người được giám hộ được nhận làm con nuôi",
        },
    )


_GUARDIAN_AND_WARD = {
    "ward_name": "Hoàng Ngọc Ánh Dương",
    "ward_born": "05/09/2021",
    "ward_ethnicity": "Kinh",
    "ward_nationality": "Việt Nam",
    "ward_residence": HOME,
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
        registered_on=TODAY,
        agency=WARD,
        place="Hà Nội",
        signatory=SIGNER,
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
            residence=HOME,
            document="Số định danh cá nhân 001300000016",
        ),
        registered_at=REGISTERED_AT,
        registered_on=TODAY,
        signatory=SIGNER,
    )
    return MarriageCertificate.model_validate(plain.model_dump() | changes)
