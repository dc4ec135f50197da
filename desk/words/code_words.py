"""Words for the codes that a schema lists without any, such as the grounds of a refusal or the ways of delivery."""

from __future__ import annotations

from models.acts.checks_components import Ground

_WORDS = {
    "desk": "Nhận tại bộ phận một cửa",
    "post": "Gửi qua bưu chính",
    "online": "Nhận bản điện tử",
    "married": "Đã đăng ký kết hôn",
    "single": "Chưa đăng ký kết hôn",
    "unknown": "Không rõ",
    "not_asked": "Không phải xác minh",
    "not_married": "Không có đăng ký kết hôn",
    "no_record": "Không tìm thấy thông tin",
    "confirmed": "Xác nhận việc chết",
    "not_confirmed": "Không xác nhận việc chết",
    "book_kept": "Sổ còn lưu",
    "book_lost": "Sổ không còn",
    "declined": "Không trả lời được, có nêu lý do",
    "both": "Cả hai bên",
    "husband": "Bên nam",
    "wife": "Bên nữ",
    "no_data": "Cơ sở dữ liệu chưa có thông tin",
} | {ground.value: ground.words for ground in Ground}


def code_words(code: str) -> str:
    """The words of the code, or the code itself where nobody has given it any."""
    return _WORDS.get(code, code)
