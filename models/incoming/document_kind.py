"""What an official document may be called (tên loại): the kinds of NĐ 30/2020/NĐ-CP Điều 7, and what else comes."""

from __future__ import annotations

from enum import StrEnum


class DocumentKind(StrEnum):
    RESOLUTION = "nghi-quyet"
    DECISION = "quyet-dinh"
    DIRECTIVE = "chi-thi"
    STATUTE = "quy-che"
    RULES = "quy-dinh"
    COMMUNIQUE = "thong-cao"
    ANNOUNCEMENT = "thong-bao"
    GUIDANCE = "huong-dan"
    PROGRAMME = "chuong-trinh"
    PLAN = "ke-hoach"
    OPTION = "phuong-an"
    SCHEME = "de-an"
    PROJECT = "du-an"
    REPORT = "bao-cao"
    MINUTES = "bien-ban"
    SUBMISSION = "to-trinh"
    CONTRACT = "hop-dong"
    LETTER = "cong-van"
    TELEGRAM = "cong-dien"
    MEMORANDUM = "ban-ghi-nho"
    AGREEMENT = "ban-thoa-thuan"
    MANDATE = "giay-uy-quyen"
    INVITATION = "giay-moi"
    INTRODUCTION = "giay-gioi-thieu"
    LEAVE = "giay-nghi-phep"
    COVERING_SLIP = "phieu-gui"
    TRANSFER_SLIP = "phieu-chuyen"
    NOTICE_SLIP = "phieu-bao"
    OFFICIAL_NOTE = "thu-cong"
    OTHER = "khac"

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    DocumentKind.RESOLUTION: "Nghị quyết",
    DocumentKind.DECISION: "Quyết định",
    DocumentKind.DIRECTIVE: "Chỉ thị",
    DocumentKind.STATUTE: "Quy chế",
    DocumentKind.RULES: "Quy định",
    DocumentKind.COMMUNIQUE: "Thông cáo",
    DocumentKind.ANNOUNCEMENT: "Thông báo",
    DocumentKind.GUIDANCE: "Hướng dẫn",
    DocumentKind.PROGRAMME: "Chương trình",
    DocumentKind.PLAN: "Kế hoạch",
    DocumentKind.OPTION: "Phương án",
    DocumentKind.SCHEME: "Đề án",
    DocumentKind.PROJECT: "Dự án",
    DocumentKind.REPORT: "Báo cáo",
    DocumentKind.MINUTES: "Biên bản",
    DocumentKind.SUBMISSION: "Tờ trình",
    DocumentKind.CONTRACT: "Hợp đồng",
    DocumentKind.LETTER: "Công văn",
    DocumentKind.TELEGRAM: "Công điện",
    DocumentKind.MEMORANDUM: "Bản ghi nhớ",
    DocumentKind.AGREEMENT: "Bản thỏa thuận",
    DocumentKind.MANDATE: "Giấy ủy quyền",
    DocumentKind.INVITATION: "Giấy mời",
    DocumentKind.INTRODUCTION: "Giấy giới thiệu",
    DocumentKind.LEAVE: "Giấy nghỉ phép",
    DocumentKind.COVERING_SLIP: "Phiếu gửi",
    DocumentKind.TRANSFER_SLIP: "Phiếu chuyển",
    DocumentKind.NOTICE_SLIP: "Phiếu báo",
    DocumentKind.OFFICIAL_NOTE: "Thư công",
    DocumentKind.OTHER: "Văn bản khác",
}
