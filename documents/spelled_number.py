"""How a whole number is said in Vietnamese, for dates and sums that the law wants in words."""

from __future__ import annotations

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", "nghìn", "triệu")
_BILLION = 1_000_000_000


def _spell_unit_after_ten(tens: int, unit: int) -> str:
    if unit == 5:
        return "lăm"
    if unit == 1 and tens > 1:
        return "mốt"
    return _DIGITS[unit]


def _spell_below_hundred(value: int) -> list[str]:
    tens, unit = divmod(value, 10)
    if tens == 0:
        return [_DIGITS[unit]]
    words = ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    return [*words, _spell_unit_after_ten(tens, unit)] if unit else words


def _spell_group(value: int, *, leading: bool) -> list[str]:
    """Say one group of three digits; a group that is not the leading one says its zero hundreds."""
    hundreds, rest = divmod(value, 100)
    words = [] if leading and hundreds == 0 else [_DIGITS[hundreds], "trăm"]
    if rest == 0:
        return words
    if rest < 10 and words:
        return [*words, "linh", _DIGITS[rest]]
    return [*words, *_spell_below_hundred(rest)]


def _spell_below_billion(value: int, *, leading: bool) -> list[str]:
    words: list[str] = []
    for scale in (2, 1, 0):
        group = value // 1000**scale % 1000
        if group:
            words += _spell_group(group, leading=leading and not words)
            words += [_SCALES[scale]] if scale else []
    return words


def spell(value: int) -> str:
    """This will say a whole number of any size in lower case: 2026 -> "hai nghìn không trăm hai mươi sáu"."""
    if value < 0:
        return f"âm {spell(-value)}"
    if value == 0:
        return _DIGITS[0]
    billions, rest = divmod(value, _BILLION)
    words = [spell(billions), "tỷ"] if billions else []
    return " ".join([*words, *_spell_below_billion(rest, leading=not billions)])
