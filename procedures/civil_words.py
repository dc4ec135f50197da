"""The shared code lists of civil status work (`procedures/tables` holds the long ones).

The names of the lists follow QĐ 1634/QĐ-BTP (30/06/2026). Its numeric values were not to be had, so the codes here
are ours; the mapping to the national numbers belongs to whoever sends them.
"""

from __future__ import annotations

from language.phrase import phrase
from procedures.code_list import CodeList


class Sex(CodeList):
    """Giới tính."""

    MALE = "male", phrase("Nam")
    FEMALE = "female", "Nữ"


class Channel(CodeList):
    """How a dossier is handed in (Luật Hộ tịch Đ9)."""

    DESK = "desk", "Trực tiếp tại bộ phận một cửa"
    POST = "post", "Qua dịch vụ bưu chính"
    ONLINE = "online", "Trực tuyến"
    LINKED = "linked", "Liên thông từ cơ quan khác"


class Relation(CodeList):
    """What the requester is to the subject of the dossier; each procedure allows some of these."""

    SELF = "self", "Bản thân"
    FATHER = "father", "Cha"
    MOTHER = "mother", "Mẹ"
    GRANDPARENT = "grandparent", "Ông, bà"
    SPOUSE = "spouse", "Vợ, chồng"
    HUSBAND = "husband", "Bên nam, chồng"
    WIFE = "wife", "Bên nữ, vợ"
    CHILD = "child", phrase("Con")
    SIBLING = "sibling", "Anh, chị, em ruột"
    RELATIVE = "relative", "Người thân thích khác"
    CARER = "carer", "Người hoặc tổ chức đang nuôi dưỡng"
    LEGAL_REPRESENTATIVE = "legal_representative", "Người đại diện theo pháp luật"
    ORGANISATION = "organisation", "Cơ quan, tổ chức"
    OFFICER = "officer", "Công chức tư pháp – hộ tịch, khi không có ai đứng khai"


class ProxyKinship(CodeList):
    """What the proxy is to the requester; close kin need no certified authorisation (Luật Hộ tịch Đ6)."""

    GRANDPARENT = "grandparent", "Ông, bà"
    PARENT = "parent", "Cha, mẹ"
    CHILD = "child", phrase("Con")
    SPOUSE = "spouse", "Vợ, chồng"
    SIBLING = "sibling", "Anh, chị, em ruột"
    NONE = "none", "Không phải người thân thích"

    @property
    def is_close(self) -> bool:
        return self is not ProxyKinship.NONE


class DocumentType(CodeList):
    """Loại giấy tờ tùy thân."""

    IDENTITY_CARD = "identity_card", "Thẻ căn cước"
    CITIZEN_CARD = "citizen_card", "Căn cước công dân"
    PASSPORT = "passport", "Hộ chiếu"
    IDENTITY_CERTIFICATE = "identity_certificate", "Giấy chứng nhận căn cước"
    PEOPLE_CARD = "people_card", "Chứng minh nhân dân (hết giá trị sau 31/12/2024)"
    OTHER = "other", "Giấy tờ khác"


class ResidenceKind(CodeList):
    """Nơi cư trú: permanent, else temporary, else where the person lives (Luật Hộ tịch Đ5.4)."""

    PERMANENT = "permanent", "Nơi thường trú"
    TEMPORARY = "temporary", "Nơi tạm trú"
    CURRENT = "current", "Nơi đang sinh sống"


class ComponentKind(CodeList):
    """In which shape a component is handed in."""

    ORIGINAL_PRESENTED = "original_presented", "Bản chính xuất trình"
    ORIGINAL_SUBMITTED = "original_submitted", "Bản chính nộp"
    CERTIFIED_COPY = "certified_copy", "Bản sao chứng thực"
    COMPARED_COPY = "compared_copy", "Bản chụp đã đối chiếu bản chính"
    SCAN = "scan", "Bản quét, bản chụp điện tử"
    SIGNED_DATA = "signed_data", "Dữ liệu điện tử đã ký số"


class ComponentSource(CodeList):
    """Where a component comes from."""

    PAPER = "paper", "Giấy tờ đưa tại quầy hoặc gửi qua bưu chính"
    UPLOAD = "upload", "Tệp tải lên"
    SCAN = "scan", "Máy quét"
    CAMERA = "camera", "Ảnh chụp"
    LIBRARY = "library", "Thư viện ảnh trên máy"
    STORE = "store", "Kho dữ liệu cá nhân"


class DeliveryWay(CodeList):
    """How the result reaches the applicant."""

    DESK = "desk", "Nhận tại bộ phận một cửa"
    ONLINE = "online", "Nhận bản điện tử"
    POST = "post", "Nhận tại nhà qua bưu chính"


class PaymentWay(CodeList):
    """How what is due is paid."""

    CASH = "cash", "Tiền mặt tại quầy"
    ONLINE = "online", "Trực tuyến qua cổng thanh toán"
    COD = "cod", "Trả cho bưu tá khi nhận kết quả"
    NONE = "none", "Không có khoản phải nộp"


class ExemptionGround(CodeList):
    """Who pays no civil status fee (Luật Hộ tịch Đ11)."""

    MERIT = "merit", "Người thuộc gia đình có công với cách mạng"
    POOR = "poor", "Người thuộc hộ nghèo"
    DISABLED = "disabled", "Người khuyết tật"


class CivilEvent(CodeList):
    """Loại việc hộ tịch of which the books hold entries."""

    BIRTH = "birth", "Khai sinh"
    DEATH = "death", "Khai tử"
    MARRIAGE = "marriage", "Kết hôn"
    GUARDIANSHIP = "guardianship", "Giám hộ"
    GUARDIANSHIP_END = "guardianship_end", "Chấm dứt giám hộ"


class BirthKind(CodeList):
    """Loại khai sinh."""

    ORDINARY = "ordinary", "Có đủ cha và mẹ"
    FATHER_UNKNOWN = "father_unknown", "Chưa xác định được cha"
    MOTHER_UNKNOWN = "mother_unknown", "Chưa xác định được mẹ"
    PARENTS_UNKNOWN = "parents_unknown", "Chưa xác định được cả cha và mẹ"
    FOUND = "found", "Trẻ bị bỏ rơi"
    SURROGATE = "surrogate", "Sinh bằng kỹ thuật mang thai hộ"


class BirthEvidenceKind(CodeList):
    """What proves the birth, in the order the law asks for it (Luật Hộ tịch Đ16.1)."""

    MEDICAL_CERTIFICATE = "medical_certificate", "Giấy chứng sinh"
    ELECTRONIC_CERTIFICATE = "electronic_certificate", "Dữ liệu điện tử giấy chứng sinh đã ký số"
    WITNESS_STATEMENT = "witness_statement", "Văn bản của người làm chứng"
    PLEDGE = "pledge", "Giấy cam đoan về việc sinh"


class BirthPlaceKind(CodeList):
    """Where the child was born."""

    FACILITY = "facility", "Tại cơ sở y tế"
    HOME = "home", "Tại nhà"
    ELSEWHERE = "elsewhere", "Nơi khác"


class MaritalStatus(CodeList):
    """Tình trạng hôn nhân."""

    NEVER_MARRIED = "never_married", "Chưa đăng ký kết hôn với ai"
    MARRIED = "married", "Hiện tại đang có vợ/chồng"
    DIVORCED = "divorced", "Đã ly hôn, hiện tại chưa đăng ký kết hôn với ai"
    WIDOWED = "widowed", "Vợ/chồng đã chết, hiện tại chưa đăng ký kết hôn với ai"


class RegistrationKind(CodeList):
    """Loại đăng ký."""

    ON_TIME = "on_time", "Đúng hạn"
    OVERDUE = "overdue", "Quá hạn"


class DeathEvidenceKind(CodeList):
    """Loại giấy báo tử: what proves a death, case by case (NĐ 123/2015 Đ4.2; TT 04/2020/TT-BTP Đ13)."""

    FACILITY_NOTICE = "facility_notice", "Giấy báo tử của cơ sở khám bệnh, chữa bệnh"
    EXECUTION_CONFIRMATION = "execution_confirmation", "Giấy xác nhận việc thi hành án tử hình"
    COURT_DECISION = "court_decision", "Bản án, quyết định của Tòa án tuyên bố chết"
    POLICE_CONFIRMATION = "police_confirmation", "Văn bản xác nhận của cơ quan công an"
    FORENSIC_CONCLUSION = "forensic_conclusion", "Kết quả giám định của cơ quan giám định pháp y"
    WARD_NOTICE = "ward_notice", "Giấy báo tử của UBND cấp xã nơi chết"
    WARD_TO_CERTIFY = "ward_to_certify", "Chưa có; đề nghị UBND cấp xã nơi chết cấp Giấy báo tử"
    OTHER_PROOF = "other_proof", "Giấy tờ, tài liệu khác chứng minh người đã chết từ lâu"
    NOTHING = "nothing", "Không còn giấy tờ, tài liệu nào"


class DeathPlaceKind(CodeList):
    """Where somebody died."""

    FACILITY = "facility", "Tại cơ sở y tế"
    HOME = "home", "Tại nhà"
    ELSEWHERE = "elsewhere", "Nơi khác"
