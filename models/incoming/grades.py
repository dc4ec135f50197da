"""How urgent and how secret a document is, how it came, in which book it stands and how far it is."""

from __future__ import annotations

from enum import StrEnum


class Urgency(StrEnum):
    """Mức độ khẩn, NĐ 30/2020/NĐ-CP Phụ lục I."""

    ORDINARY = "thuong"
    URGENT = "khan"
    VERY_URGENT = "thuong-khan"
    EXPRESS = "hoa-toc"

    @property
    def words(self) -> str:
        return _URGENCY[self]


class Secrecy(StrEnum):
    """Độ mật; anything but `OPEN` is a state secret and stands in a book of its own."""

    OPEN = "khong-mat"
    CLASSIFIED = "mat"
    HIGHLY_CLASSIFIED = "toi-mat"
    MOST_CLASSIFIED = "tuyet-mat"

    @property
    def words(self) -> str:
        return _SECRECY[self]


class Medium(StrEnum):
    PAPER = "giay"
    ELECTRONIC = "dien-tu"

    @property
    def words(self) -> str:
        return "Văn bản giấy" if self is Medium.PAPER else "Văn bản điện tử"


class Book(StrEnum):
    """The series of a year: one for paper and electronic together, and one apart for secrets (Điều 22)."""

    OPEN = "thuong"
    CLASSIFIED = "mat"

    @property
    def words(self) -> str:
        return "Sổ văn bản đến" if self is Book.OPEN else "Sổ văn bản mật đến"

    @classmethod
    def of(cls, secrecy: Secrecy) -> Book:
        return cls.OPEN if secrecy is Secrecy.OPEN else cls.CLASSIFIED


class SigningCapacity(StrEnum):
    """In whose place the signer signs (Điều 13)."""

    OWN = ""
    IN_PLACE_OF_HEAD = "KT."
    ON_BEHALF_OF_ALL = "TM."
    BY_ORDER = "TL."
    BY_MANDATE = "TUQ."
    ACTING = "Q."

    @property
    def words(self) -> str:
        return _CAPACITY[self]


class IncomingState(StrEnum):
    """`DELIVERED` is what another agency's machine brought and no clerk has taken in yet; it has no number."""

    DELIVERED = "delivered"
    REGISTERED = "registered"
    PRESENTED = "presented"
    ROUTED = "routed"
    SETTLED = "settled"
    CANCELLED = "cancelled"
    RETURNED = "returned"

    @property
    def words(self) -> str:
        return _STATE[self]

    @property
    def is_open(self) -> bool:
        """Whether it stands in the book and is not dealt with yet."""
        return self in (IncomingState.REGISTERED, IncomingState.PRESENTED, IncomingState.ROUTED)


_URGENCY = {
    Urgency.ORDINARY: "Thường",
    Urgency.URGENT: "Khẩn",
    Urgency.VERY_URGENT: "Thượng khẩn",
    Urgency.EXPRESS: "Hoả tốc",
}
_SECRECY = {
    Secrecy.OPEN: "Không mật",
    Secrecy.CLASSIFIED: "Mật",
    Secrecy.HIGHLY_CLASSIFIED: "Tối mật",
    Secrecy.MOST_CLASSIFIED: "Tuyệt mật",
}
_CAPACITY = {
    SigningCapacity.OWN: "Ký trực tiếp",
    SigningCapacity.IN_PLACE_OF_HEAD: "KT. (ký thay)",
    SigningCapacity.ON_BEHALF_OF_ALL: "TM. (thay mặt)",
    SigningCapacity.BY_ORDER: "TL. (thừa lệnh)",
    SigningCapacity.BY_MANDATE: "TUQ. (thừa uỷ quyền)",
    SigningCapacity.ACTING: "Q. (quyền)",
}
_STATE = {
    IncomingState.DELIVERED: "Chờ vào sổ",
    IncomingState.REGISTERED: "Chờ trình",
    IncomingState.PRESENTED: "Chờ ý kiến lãnh đạo",
    IncomingState.ROUTED: "Đang giải quyết",
    IncomingState.SETTLED: "Đã giải quyết",
    IncomingState.CANCELLED: "Đã huỷ số",
    IncomingState.RETURNED: "Đã trả lại nơi gửi",
}
