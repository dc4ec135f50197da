"""The code lists of certificates of marital status (names after QĐ 1634/QĐ-BTP; its values were not to be had)."""

from __future__ import annotations

from procedures.code_list import CodeList


class MaritalStatus(CodeList):
    """Tình trạng hôn nhân, as a certificate may confirm it (Thông tư 04/2020/TT-BTP Đ33)."""

    NEVER_MARRIED = "never_married", "Chưa đăng ký kết hôn với ai"
    MARRIED = "married", "Đang có vợ, chồng"
    DIVORCED = "divorced", "Đã ly hôn, hiện chưa đăng ký kết hôn với ai"
    WIDOWED = "widowed", "Vợ, chồng đã chết, hiện chưa đăng ký kết hôn với ai"


class CertificatePurpose(CodeList):
    """Loại mục đích sử dụng; each certificate is good for one purpose only (NĐ 123/2015 Đ23)."""

    MARRIAGE = "marriage", "Đăng ký kết hôn"
    OTHER = "other", "Mục đích khác"


class IssueKind(CodeList):
    """Whether the person asks for the first time, or again (the certificate before is then given back)."""

    FIRST = "first", "Cấp lần đầu"
    AGAIN = "again", "Cấp lại"


class DivorceProof(CodeList):
    """By what a marriage was ended before its time."""

    JUDGMENT = "judgment", "Bản án ly hôn của Tòa án"
    DECISION = "decision", "Quyết định công nhận thuận tình ly hôn của Tòa án"
    FOREIGN_NOTE = "foreign_note", "Trích lục ghi chú ly hôn (ly hôn ở nước ngoài)"
