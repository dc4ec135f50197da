"""The check of one signed message, step by step and in words.

Whether the message is good is what `gateways.signed_message.verify` says of it, the very check of the door; the steps
explain it. Nothing is kept, and no secret, nor what a shared secret makes of the content, is ever shown: whoever has
the expected code of a message could send it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from gateways.signature.changed_body import variants
from gateways.signature.given_signature import judged
from gateways.signature.other_content import misreadings
from gateways.signature.pasted import NAMES, Pasted
from gateways.signed_message import (
    ID_FORM,
    STAMP_FORM,
    TOLERANCE,
    BadSignature,
    fits,
    given_signatures,
    signed_content,
    verify,
)
from language.phrase import one_after_another, phrase
from models.clock.written_time import hour_and_day

_SHOWN_BYTES = 4000


@dataclass(frozen=True)
class KnownKey:
    """`whose` in words, `fingerprint` as it may be shown; `key` is what `verify` takes, kept out of representations."""

    whose: str
    fingerprint: str
    key: str

    def __repr__(self) -> str:
        return f"KnownKey({self.whose!r})"


@dataclass(frozen=True)
class Step:
    """`well` is None where a step only tells something; `more` are further lines, `bytes_shown` what was signed."""

    name: str
    well: bool | None
    said: str
    more: tuple[str, ...] = ()
    bytes_shown: str = ""


@dataclass(frozen=True)
class Examined:
    """`good` is the door's own verdict; `why` its reason in one sentence."""

    good: bool
    why: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class _Case:
    headers: dict[str, str]
    body: bytes
    keys: Sequence[KnownKey]
    others: Sequence[KnownKey]
    now: datetime

    def header(self, name: str) -> str:
        return self.headers.get(f"webhook-{name}", "")

    def content(self, body: bytes | None = None) -> bytes:
        return signed_content(self.header("id"), self.header("timestamp"), self.body if body is None else body)

    def opened_by(self, content: bytes, keys: Sequence[KnownKey]) -> KnownKey | None:
        given = list(given_signatures(self.header("signature")))
        return next(
            (one for one in keys if any(fits(version, told, content, one.key) for version, told in given)), None
        )


def examine(
    pasted: Pasted,
    keys: Sequence[KnownKey],
    others: Sequence[KnownKey],
    now: datetime,
    heard: Callable[[str], datetime | None],
) -> Examined:
    """`keys` are those that count, `others` those that do not (ended, of somebody else, ours) but may explain.

    `heard` tells when a message of that id was taken before.
    """
    case = _Case(pasted.headers, pasted.body, keys, others, now)
    try:
        verify(case.headers, case.body, secrets=[one.key for one in keys], now=now)
        reason = ""
    except BadSignature as bad:
        reason = bad.reason
    steps = [*_headers(case, pasted.twice), _age(case), _signatures(case), _signed(case), *_tried(case)]
    steps.append(_again(case, heard))
    return Examined(not reason, _WHY[reason], tuple(steps))


_WHY = {
    "": "Chữ ký đúng: thông điệp này được nhận.",
    "header-missing": "Không nhận: thiếu tiêu đề.",
    "header-malformed": "Không nhận: webhook-id hoặc webhook-timestamp không đúng dạng.",
    "too-old": "Không nhận: thông điệp cũ hơn 5 phút.",
    "too-new": "Không nhận: thời điểm ở phía trước đồng hồ của ta quá 5 phút.",
    "not-ours": "Không nhận: không khóa nào đang có hiệu lực ký ra chữ ký này.",
}


def _headers(case: _Case, twice: Sequence[str]) -> list[Step]:
    steps = []
    for name in NAMES[:2]:
        value = case.headers.get(name, "")
        form = ID_FORM if name == "webhook-id" else STAMP_FORM
        if not value:
            steps.append(Step(name, False, "Không có trong các dòng tiêu đề đã dán."))
        elif not form.fullmatch(value):
            steps.append(Step(name, False, _FORMS[name]))
        elif name in twice:
            steps.append(Step(name, False, "Có hai giá trị khác nhau; đã xét giá trị đầu tiên."))
        else:
            steps.append(Step(name, True, phrase("Có: {value}", value=value)))
    return steps


_FORMS = {
    "webhook-id": "Sai dạng: chỉ gồm chữ cái không dấu, chữ số, gạch nối, gạch dưới; dài 1 đến 120 ký tự.",
    "webhook-timestamp": "Sai dạng: phải là số giây từ 01/01/1970 (UTC), chỉ gồm chữ số.",
}


def _age(case: _Case) -> Step:
    name, stamp = "Tuổi của thông điệp", case.header("timestamp")
    if not STAMP_FORM.fullmatch(stamp):
        thousands = stamp.isdecimal() and len(stamp) >= 13
        hint = "Có vẻ bên gửi ghi mili giây; chuẩn là giây." if thousands else "Không đọc được thời điểm."
        return Step(name, False, hint)
    age = int(case.now.timestamp()) - int(stamp)
    far = abs(age) > TOLERANCE.total_seconds()
    duration = _duration(abs(age))
    said = (
        phrase("{duration} trước giờ máy chủ của ta", duration=duration)
        if age >= 0
        else phrase("{duration} sau giờ máy chủ của ta", duration=duration)
    )
    if not far:
        return Step(name, True, phrase("{said}; cho phép lệch 5 phút.", said=said))
    more = (_sent_at(stamp),)
    told = "quá cũ: gửi lại với thời điểm mới và ký lại" if age > 0 else "đồng hồ bên gửi chạy nhanh, hoặc sai múi giờ"
    return Step(name, False, phrase("{said}; chỉ cho phép lệch 5 phút – {told}.", said=said, told=told), more)


def _sent_at(stamp: str) -> str:
    try:
        at = hour_and_day(datetime.fromtimestamp(int(stamp), UTC))
    except (ValueError, OverflowError, OSError):
        return "Thời điểm này nằm ngoài lịch."
    return phrase("Thời điểm đã ghi: {at} giờ Việt Nam.", at=at)


def _duration(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    parts = (
        phrase("{days} ngày", days=days) if days else "",
        phrase("{hours} giờ", hours=hours) if hours else "",
        phrase("{minutes} phút", minutes=minutes) if minutes else "",
        phrase("{seconds} giây", seconds=rest),
    )
    return one_after_another(" ", (part for part in parts if part))


def _signatures(case: _Case) -> Step:
    name, header = "webhook-signature", case.header("signature")
    if not header:
        return Step(name, False, "Không có trong các dòng tiêu đề đã dán.")
    entries = judged(header)
    well = any(one.readable for one in entries)
    return Step(
        name, well, phrase("{count} chữ ký đã gửi kèm.", count=len(entries)), tuple(one.said for one in entries)
    )


def _signed(case: _Case) -> Step:
    content = case.content()
    digest = hashlib.sha256(content).hexdigest()
    said = phrase("{count} byte, nối webhook-id, webhook-timestamp và nội dung bằng dấu chấm.", count=len(content))
    more = (
        phrase("SHA-256 của phần được ký: {digest}", digest=digest),
        phrase("SHA-256 của nội dung: {digest}", digest=hashlib.sha256(case.body).hexdigest()),
    )
    return Step("Phần được ký", None, said, more, shown_bytes(content))


def shown_bytes(content: bytes) -> str:
    """The bytes as text in which nothing is unseen: ends of lines and tabs named, what is no UTF-8 as \\xNN."""
    text = content[:_SHOWN_BYTES].decode("utf-8", "backslashreplace")
    shown = "".join(
        _NAMED.get(letter) or (letter if letter.isprintable() else f"\\u{ord(letter):04x}") for letter in text
    )
    left = len(content) - _SHOWN_BYTES
    return one_after_another("", (shown, phrase(" … (còn {left} byte)", left=left))) if left > 0 else shown


_NAMED = {"\n": "␊\n", "\r": "␍", "\t": "␉", "\\": "\\"}


def _tried(case: _Case) -> list[Step]:
    if not case.keys:
        return [Step("Khóa đã thử", False, "Cơ quan này không có khóa nào đang có hiệu lực (hoặc đang bị tạm dừng).")]
    fitting = case.opened_by(case.content(), case.keys)
    lines = tuple(
        phrase("{whose}: {key} – {kind}", whose=one.whose, key=one.fingerprint, kind=_kind(one.key))
        for one in case.keys
    )
    tried = Step("Khóa đã thử", None, phrase("{count} khóa đang có hiệu lực.", count=len(case.keys)), lines)
    if fitting is not None:
        said = phrase("Khớp với khóa {key} ({whose}).", key=fitting.fingerprint, whose=fitting.whose)
        return [tried, Step("So chữ ký", True, said)]
    return [tried, _compared(case), _explained(case)]


def _kind(key: str) -> str:
    return "Ed25519 (v1a)" if key.startswith("whpk_") else "HMAC-SHA256, khóa chung (v1)"


def _compared(case: _Case) -> Step:
    more = ["Chữ ký Ed25519 chỉ người giữ khóa bí mật tính ra được, nên không có giá trị để đối chiếu."]
    if any(one.key.startswith("whsec_") for one in case.keys):
        more = ["Giá trị ta tính ra bằng khóa chung không được hiện: ai có nó là gửi được thông điệp này."]
    return Step("So chữ ký", False, "Không chữ ký nào khớp với phần được ký bằng các khóa trên.", tuple(more))


def _explained(case: _Case) -> Step:
    found = tuple(_reasons(case))
    if found:
        return Step("Vì sao không khớp", False, "Đã tìm ra:", found)
    return Step(
        "Vì sao không khớp",
        False,
        "Nội dung, webhook-id, webhook-timestamp hoặc chữ ký đã khác lúc ký, hoặc bên gửi ký bằng khóa ta không biết.",
        (
            "Đã thử: xuống dòng, khoảng trắng, BOM, bảng mã, dạng chữ có dấu, JSON ghi lại, thứ tự phần ký, khóa cũ,"
            " khóa của nơi khác.",
            "Hãy so SHA-256 của nội dung ở trên với SHA-256 bên gửi tính lúc ký: khác là nội dung đã đổi trên đường.",
        ),
    )


def _reasons(case: _Case) -> list[str]:
    found = []
    other = case.opened_by(case.content(), case.others)
    if other is not None:
        found.append(
            phrase(
                "Phần được ký đúng, nhưng ký bằng khóa khác: {whose} ({key}).", whose=other.whose, key=other.fingerprint
            )
        )
    for words, body in variants(case.body):
        if case.opened_by(case.content(body), case.keys):
            found.append(phrase("{words}.", words=words))
            break
    for words, content in misreadings(case.header("id"), case.header("timestamp"), case.body):
        if case.opened_by(content, case.keys):
            found.append(phrase("Bên gửi ký sai phần: {words}.", words=words))
            break
    return found


def _again(case: _Case, heard: Callable[[str], datetime | None]) -> Step:
    before = heard(case.header("id")) if case.header("id") else None
    if before is None:
        return Step("Gửi lại", None, "Chưa nhận thông điệp nào mang mã này.")
    more = (phrase("Lần đầu: {at}.", at=hour_and_day(before)),)
    return Step("Gửi lại", None, "Mã này đã được nhận; nhận lại không có tác dụng gì thêm.", more)
