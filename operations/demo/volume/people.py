"""People who do not exist: names, numbers and addresses, each copy's its own."""

from __future__ import annotations

from collections.abc import Sequence

_MIDDLE = """
    An Anh Bảo Bích Cẩm Châu Công Diệu Duy Đăng Đình Đức Gia Hà Hải Hoài Hoàng Hồng Hữu Khánh Khắc Kim
    Lan Mai Minh Mỹ Nam Ngọc Nguyên Nhã Nhật Như Phúc Phương Quang Quốc Quỳnh Tấn Thanh Thảo Thế Thiên
    Thu Thuỳ Trọng Trung Tú Tuấn Uyên Vân Việt Xuân Yến
"""
_GIVEN = """
    An Ánh Bình Cường Châu Chi Dũng Dung Duyên Dương Đạt Điệp Đông Giang Hà Hạnh Hằng Hậu Hiếu Hiền Hoa
    Hoà Huệ Hùng Hưng Hương Huyền Khải Khang Khoa Kiên Lam Lâm Liên Linh Loan Long Lộc Ly Mai Mạnh Minh
    My Nam Nga Ngân Nghĩa Nguyệt Nhàn Nhi Nhung Oanh Phong Phú Phượng Quân Quyên Sáng Sen Sơn Tâm Tân
    Thắng Thành Thảo Thịnh Thoa Thơm Thuận Thư Tiến Toàn Trang Trà Trí Trinh Trường Tùng Tuyết Vinh Vũ
    Vy Yên
"""
_MIDDLES, _GIVEN_NAMES = _MIDDLE.split(), _GIVEN.split()
# Provinces whose numbers the simulated population database never gives out.
_PROVINCES = ("087", "089", "091", "092", "093", "094", "095", "096")
_MILLION = 1_000_000
_STEP = 7_919  # Has no factor in common with a million, so that every last six digits come once.


def name_like(name: str, serial: int, place: int) -> str:
    """Another name of the same family; a name of one word stays, for there is nothing else of it."""
    words = name.split()
    if len(words) < 2:
        return name
    at = serial * 31 + place * 17
    return " ".join([words[0], _pick(_MIDDLES, at), _pick(_GIVEN_NAMES, at // len(_MIDDLES) + place * 7 + serial)])


def number_like(number: str, serial: int, place: int) -> str:
    """Another personal number of the same sex and year; no two people of one place among the blanks have the same."""
    at = serial * 16 + place
    province = _PROVINCES[at // _MILLION % len(_PROVINCES)]
    return f"{province}{number[3:6]}{at % _MILLION * _STEP % _MILLION:06d}"


def phone_like(phone: str, serial: int, place: int) -> str:
    return f"{phone[:2]}{(serial * 8 + place) * _STEP % 100_000_000:08d}"


def mail_like(serial: int, place: int) -> str:
    return f"nguoi.nop.{serial}.{place}@example.vn"


def _pick(words: Sequence[str], at: int) -> str:
    return words[at % len(words)]
