"""Numbers, days and sums of money written out in Vietnamese, as certificates and receipts want them."""

from __future__ import annotations

from datetime import date

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_THOUSANDS = ("", " nghìn", " triệu")
_BILLION = 1_000_000_000


def in_words(number: int) -> str:
    """`2026` is `hai nghìn không trăm hai mươi sáu`; ValueError below zero, for nothing we count or pay is."""
    if number < 0:
        raise ValueError("only numbers from zero up are written out")
    return _DIGITS[0] if number == 0 else _written(number, is_first=True)


def day_in_words(day: date) -> str:
    """`Ngày hai mươi mốt tháng mười một năm hai nghìn không trăm hai mươi sáu`; the fourth month is `tháng tư`."""
    month = "tư" if day.month == 4 else in_words(day.month)
    return f"Ngày {in_words(day.day)} tháng {month} năm {in_words(day.year)}"


def money_in_words(amount: int) -> str:
    """`16000` is `mười sáu nghìn đồng`; ValueError below zero."""
    return f"{in_words(amount)} đồng"


def _written(number: int, *, is_first: bool) -> str:
    billions, rest = divmod(number, _BILLION)
    parts = [f"{_written(billions, is_first=is_first)} tỷ"] if billions else []
    for power in (2, 1, 0):
        group = rest // 1000**power % 1000
        if group:
            parts.append(_group(group, is_first=is_first and not parts) + _THOUSANDS[power])
    return " ".join(parts)


def _group(group: int, *, is_first: bool) -> str:
    """Three digits; only the first group of a number drops its leading zeros."""
    hundreds, rest = divmod(group, 100)
    if hundreds == 0 and is_first:
        return _below_hundred(rest, after_hundred=False)
    hundred = f"{_DIGITS[hundreds]} trăm"
    return f"{hundred} {_below_hundred(rest, after_hundred=True)}" if rest else hundred


def _below_hundred(number: int, *, after_hundred: bool) -> str:
    tens, ones = divmod(number, 10)
    if tens == 0:
        return f"linh {_DIGITS[ones]}" if after_hundred else _DIGITS[ones]
    ten = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    return f"{ten} {_after_ten(ones, tens)}" if ones else ten


def _after_ten(ones: int, tens: int) -> str:
    """After a ten, 5 is lăm; after twenty and more, 1 is mốt and 4 is tư."""
    if ones == 5:
        return "lăm"
    if tens > 1 and ones in (1, 4):
        return "mốt" if ones == 1 else "tư"
    return _DIGITS[ones]
