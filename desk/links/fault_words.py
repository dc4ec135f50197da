"""Why something did not pass, in words: statuses and reasons as they are kept, and what to do about each."""

from __future__ import annotations

from language.phrase import phrase

_FAULTS = {
    "unreachable": "không gọi được (mạng, tường lửa hoặc máy chủ của họ)",
    "too-large": "thông báo quá dài",
    "address-scheme": "địa chỉ không bắt đầu bằng http:// hoặc https://",
    "address-host": "địa chỉ không hợp lệ",
    "address-unresolved": "không tìm thấy tên máy chủ (DNS)",
    "address-not-allowed": "địa chỉ thuộc mạng riêng chưa khai cho cơ quan này",
    "address-no-tls": "địa chỉ ngoài mạng riêng phải dùng https",
}
_STATUSES = {
    0: "không có trả lời",
    400: "họ không đọc được nội dung",
    401: "họ không nhận chữ ký hoặc khóa của ta",
    403: "họ không cho phép",
    404: "không có cửa nhận ở địa chỉ này",
    409: "họ đã có yêu cầu này",
    410: "họ không muốn nhận nữa",
    413: "họ thấy nội dung quá dài",
    422: "họ không nhận nội dung",
    429: "họ đề nghị gửi chậm lại",
}
_NOTES = {
    "không khớp yêu cầu nào đã gửi": "mã tham chiếu trong thông điệp không phải của yêu cầu nào ta đã gửi họ",
    "not-understood": "nội dung không đọc được",
    "validation": "nội dung thiếu hoặc sai mục",
    "refused": "không áp dụng được vào hồ sơ",
}


def fault_words(fault: str | None) -> str:
    """The fault of an event as it is kept: empty for none."""
    if not fault:
        return ""
    if fault.startswith("status-"):
        return status_words(int(fault.removeprefix("status-")))
    return _FAULTS.get(fault, fault)


def status_words(status: int) -> str:
    """What an HTTP status says, with the number for whoever knows it."""
    if 200 <= status < 300:
        return phrase("đã nhận ({status})", status=status)
    words = _STATUSES.get(status) or ("máy chủ của họ lỗi" if status >= 500 else "họ trả lời khác thường")
    return phrase("{words} ({status})", words=words, status=status) if status else words


def note_words(note: str | None) -> str:
    """Why a message was put aside."""
    return _NOTES.get(note or "", note or "không rõ")
