"""The text in the square code of an identity card, read strictly: seven parts between upright strokes.

    number | old number | name | birth ddmmyyyy | sex | residence | issued ddmmyyyy

Newer cards append more parts, which are not read. What does not fit the number by its own digits is a doubt and no
fault: a corrected year or sex may lawfully differ (domain.md 5.1). No message repeats what the card says.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from pydantic_core import PydanticCustomError

from desk.intake.card.mangled import WINDOWS_KEYBOARD, digits_as_letters, how_mangled, is_near_a_sex
from language.phrase import one_after_another, phrase
from procedures.civil_words import Sex
from procedures.forms.partial_date import PartialDate
from procedures.forms.person_name import clean_name, only_letters
from procedures.forms.personal_number import doubts, twelve_digits
from procedures.forms.text import clean_line

LONGEST = 1000
PARTS = ("số định danh", "số chứng minh cũ", "họ tên", "ngày sinh", "giới tính", "nơi cư trú", "ngày cấp")
_MOST_PARTS = 16
_AGAIN = "Hãy quét lại, giữ máy quét đến khi có tiếng báo."
_OLD_NUMBER = re.compile(r"(?:[0-9]{9}|[0-9]{12})?")
_DATE = re.compile(r"(?P<day>[0-9]{2})(?P<month>[0-9]{2})(?P<year>[0-9]{4})")
_YEAR = re.compile(r"(?:0000)?(?P<year>[0-9]{4})")
_FIRST_CARDS = 1930
_DOUBTS = {
    "unknown_province": "ba số đầu không phải mã tỉnh đã biết",
    "other_sex": "chữ số thứ tư cho biết giới tính khác với giới tính ghi trên thẻ",
    "other_birth_year": "chữ số thứ tư đến thứ sáu cho biết năm sinh khác với năm sinh ghi trên thẻ",
}


class NotACard(ValueError):
    """The text is not that of an identity card; `faults` name what is wrong, in sentences for the clerk."""

    def __init__(self, *faults: str) -> None:
        super().__init__("not the text of an identity card")
        self.faults = faults


@dataclass(frozen=True)
class Card:
    """What a card says of its holder. `doubts` are sentences about the number that do not hinder anything."""

    number: str
    old_number: str
    full_name: str
    birth_date: PartialDate
    sex: Sex
    residence: str
    issued_on: date
    doubts: tuple[str, ...] = ()


def read_card(text: str, today: date) -> Card:
    """This will read the text as a scanner typed it or somebody pasted it; NotACard with every fault at once."""
    parts = _parts(unicodedata.normalize("NFC", text.strip().lstrip("\ufeff"))[: LONGEST + 1])
    number, old, name, born, sex, residence, issued = parts[: len(PARTS)]
    mangled = how_mangled(name, sex, residence) if is_near_a_sex(sex) else None
    if mangled:
        raise NotACard(mangled)
    faults: list[str] = []
    read_number = _number(number, faults)
    _old_number(old, faults)
    read_name, read_sex = _name(name, faults), _sex(sex, faults)
    birth, issue = _birth(born, today, faults), _issue(issued, today, faults)
    home = _residence(residence, faults)
    if birth and issue and issue < birth.earliest:
        faults.append("Ngày cấp thẻ ở trước ngày sinh.")
    if faults or birth is None or issue is None or read_sex is None:
        raise NotACard(*faults)
    found = doubts(read_number, sex=read_sex, birth_year=birth.year)
    words = tuple(
        phrase("Số định danh trên thẻ: {doubt}; hãy đối chiếu với thẻ.", doubt=_DOUBTS[doubt]) for doubt in found
    )
    return Card(read_number, old, read_name, birth, read_sex, home, issue, words)


def _parts(text: str) -> list[str]:
    """The parts, cleaned of blanks; NotACard when this is another text, or the beginning of one."""
    if not text:
        raise NotACard("Chưa có nội dung thẻ. Hãy đặt con trỏ vào ô này rồi quét mã QR trên thẻ căn cước.")
    if "|" not in text:
        raise NotACard(_no_strokes(text))
    parts = [" ".join(part.split()) for part in text.split("|")]
    if digits_as_letters(parts[0]):
        raise NotACard(WINDOWS_KEYBOARD)
    if len(text) > LONGEST or len(parts) > _MOST_PARTS:
        raise NotACard("Nội dung dài hơn mã của một thẻ. Hãy xóa ô này rồi quét từng thẻ một.")
    if len(parts) < len(PARTS):
        raise NotACard(
            phrase(
                "Nội dung thẻ bị cắt: có {found} trong {wanted} mục, thiếu {missing}. {again}",
                found=len(parts),
                wanted=len(PARTS),
                missing=one_after_another(", ", PARTS[len(parts) :]),
                again=_AGAIN,
            )
        )
    return parts


def _no_strokes(text: str) -> str:
    """Which other text this is, as far as can be told."""
    if digits_as_letters(text[:12]):
        return WINDOWS_KEYBOARD
    if re.match(r"(?:https?|[a-z]+):", text, re.IGNORECASE):
        return "Đây là mã QR dẫn đến một trang mạng, không phải mã trên thẻ căn cước. Hãy quét mã ở mặt trước của thẻ."
    if text.startswith("MOTCUA "):
        return "Đây là mã của tờ bìa quét hồ sơ, không phải mã trên thẻ căn cước."
    if re.fullmatch(r"[0-9 .]{9,15}", text):
        return phrase("Chỉ đọc được một số, thiếu các mục còn lại của thẻ. {again}", again=_AGAIN)
    if text.startswith(("IDVNM", "P<VNM")):
        return "Đây là dòng chữ máy đọc ở mặt sau thẻ hoặc hộ chiếu. Hãy quét mã QR ở mặt trước của thẻ căn cước."
    return "Không phải mã trên thẻ căn cước: không có dấu | ngăn giữa các mục. Hãy quét mã QR ở mặt trước của thẻ."


def _number(part: str, faults: list[str]) -> str:
    try:
        return twelve_digits(part)
    except PydanticCustomError:
        read = phrase("đọc được {count} chữ số", count=len(part)) if part.isdecimal() else "đọc được lẫn ký tự khác"
        faults.append(phrase("Số định danh trên thẻ phải gồm đúng 12 chữ số; {read}. {again}", read=read, again=_AGAIN))
        return ""


def _old_number(part: str, faults: list[str]) -> None:
    if not _OLD_NUMBER.fullmatch(part):
        faults.append("Số chứng minh cũ phải gồm 9 hoặc 12 chữ số, hoặc bỏ trống.")


def _name(part: str, faults: list[str]) -> str:
    try:
        cleaned = only_letters(str(clean_name(part)))
    except PydanticCustomError as wrong:
        faults.append(phrase("Họ tên trên thẻ: {fault}.", fault=wrong.message()))
        return ""
    if len(cleaned) > 100:
        faults.append("Họ tên trên thẻ dài hơn 100 ký tự.")
    return cleaned


def _sex(part: str, faults: list[str]) -> Sex | None:
    found = next((sex for sex in Sex if sex.words.casefold() == part.casefold()), None)
    if found is None:
        faults.append("Mục thứ năm của thẻ phải là “Nam” hoặc “Nữ”.")
    return found


def _birth(part: str, today: date, faults: list[str]) -> PartialDate | None:
    """Older people's cards may say the year alone."""
    year = _YEAR.fullmatch(part)
    if year and _FIRST_CARDS - 50 <= int(year["year"]) <= today.year:
        return PartialDate(year=int(year["year"]))
    day = _day(part)
    if day is None or day > today or day.year < _FIRST_CARDS - 50:
        faults.append("Ngày sinh trên thẻ không phải ngày có thật (8 chữ số: ngày, tháng, năm).")
        return None
    return PartialDate(year=day.year, month=day.month, day=day.day)


def _issue(part: str, today: date, faults: list[str]) -> date | None:
    day = _day(part)
    if day is None or day.year < _FIRST_CARDS:
        faults.append("Ngày cấp thẻ không phải ngày có thật (8 chữ số: ngày, tháng, năm).")
        return None
    if day > today:
        faults.append("Ngày cấp thẻ ở sau hôm nay.")
    return day


def _day(part: str) -> date | None:
    found = _DATE.fullmatch(part)
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"])) if found else None
    except ValueError:
        return None


def _residence(part: str, faults: list[str]) -> str:
    try:
        cleaned = str(clean_line(part))
    except PydanticCustomError as wrong:
        faults.append(phrase("Nơi cư trú trên thẻ: {fault}.", fault=wrong.message()))
        return ""
    if not cleaned or len(cleaned) > 250:
        faults.append("Nơi cư trú trên thẻ bỏ trống hoặc dài hơn 250 ký tự.")
    return cleaned
