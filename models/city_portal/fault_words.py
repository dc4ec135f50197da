"""Why a message has not arrived, in words for people; the portal's own texts are never repeated."""

from __future__ import annotations

from language.phrase import phrase

_WORDS = {
    "unreachable": "Không kết nối được với cổng hoặc cổng đang bận; hệ thống tự gửi lại.",
    "no-answer": "Cổng không trả lời rõ ràng; hệ thống tự gửi lại với cùng mã tham chiếu.",
    "log-in": "Cổng không chấp nhận tài khoản đồng bộ của cơ quan.",
    "reference-reused": "Cổng đã có mã tham chiếu này với nội dung khác.",
    "2": "Cổng cho rằng dữ liệu không hợp lệ.",
    "3": "Cổng không có hồ sơ này; gửi lại sẽ tạo mới hồ sơ trên cổng.",
    "4": "Cổng không có mã thủ tục này.",
}


def fault_words(fault: str | None) -> str:
    """This will say what happened, and the bare code when it is one nobody has described."""
    if not fault:
        return ""
    return _WORDS.get(fault, phrase("Cổng từ chối, mã lỗi {fault}.", fault=fault))
