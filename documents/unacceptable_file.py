"""Why a file cannot be taken in, said to the person who chose it: what is wrong and what to do now."""

from __future__ import annotations

from enum import Enum

from language.phrase import Phrase


class Fault(Enum):
    """What can be wrong with a file: the reason, and the way out."""

    EMPTY = ("Tệp rỗng, không có nội dung.", "Hãy chọn lại tệp hoặc quét lại giấy tờ.")
    TOO_LARGE = (
        "Tệp lớn hơn mức cho phép ({limit} MB).",
        "Hãy quét lại với độ phân giải 200–300 dpi, hoặc tách giấy tờ thành nhiều tệp.",
    )
    UNKNOWN_KIND = (
        "Tệp không phải là PDF, JPEG hoặc PNG.",
        "Hãy lưu giấy tờ thành tệp PDF hoặc chụp ảnh JPEG rồi gửi lại.",
    )
    OFFICE_DOCUMENT = (
        "Đây là tệp văn bản hoặc tệp nén, không phải PDF hay ảnh.",
        "Hãy mở tệp, chọn “Lưu thành PDF” rồi gửi tệp PDF.",
    )
    PHONE_PICTURE = (
        "Đây là ảnh định dạng HEIC của điện thoại.",
        "Hãy đổi cài đặt máy ảnh sang “Tương thích nhất” rồi chụp lại, hoặc lưu ảnh thành JPEG.",
    )
    OTHER_PICTURE = ("Định dạng ảnh này không được dùng cho hồ sơ.", "Hãy lưu ảnh thành JPEG hoặc PNG rồi gửi lại.")
    DAMAGED = ("Tệp bị hỏng, không đọc được.", "Hãy quét hoặc chụp lại giấy tờ và gửi tệp mới.")
    TRUNCATED = ("Tệp chưa được tải lên trọn vẹn.", "Hãy kiểm tra đường truyền và gửi lại tệp.")
    ENCRYPTED = ("Tệp PDF được đặt mật khẩu hoặc khóa.", "Hãy bỏ mật khẩu (in ra tệp PDF mới) rồi gửi lại.")
    ACTIVE_CONTENT = (
        "Tệp PDF có chứa mã lệnh hoặc hành động tự chạy.",
        "Hãy in giấy tờ ra tệp PDF mới (chọn máy in “Lưu thành PDF”) rồi gửi lại.",
    )
    ATTACHMENTS = ("Tệp PDF có tệp khác đính kèm bên trong.", "Hãy gửi riêng từng giấy tờ, mỗi giấy tờ một tệp.")
    INTERACTIVE_FORM = (
        "Tệp PDF là biểu mẫu động (XFA), không hiển thị được.",
        "Hãy in biểu mẫu ra tệp PDF mới rồi gửi lại.",
    )
    NO_PAGES = ("Tệp PDF không có trang nào.", "Hãy quét lại giấy tờ và gửi tệp mới.")
    TOO_MANY_PAGES = ("Tệp PDF có quá nhiều trang (tối đa {limit}).", "Hãy tách giấy tờ thành nhiều tệp.")
    TOO_MANY_DOTS = (
        "Ảnh có kích thước quá lớn (tối đa {limit} triệu điểm ảnh).",
        "Hãy giảm độ phân giải rồi chụp hoặc quét lại.",
    )
    BLANK = ("Tệp chỉ có trang trắng hoặc ảnh trắng.", "Hãy đặt đúng mặt giấy tờ rồi quét hoặc chụp lại.")


class UnacceptableFile(Exception):
    """The file cannot be part of a dossier; `reason` and `remedy` are for the person, `fault` for the program."""

    def __init__(self, fault: Fault, limit: int = 0) -> None:
        reason, remedy = fault.value
        self.fault = fault
        self.reason: str = Phrase(reason, limit=limit)
        self.remedy = remedy
        super().__init__(f"{self.reason} {self.remedy}")
