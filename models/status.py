"""The few statuses of every dossier and what may follow what. This table is the only one of its kind."""

from __future__ import annotations

from enum import StrEnum

from language.phrase import in_sense


class Status(StrEnum):
    RECEIVED = "received"
    AWAITING_SUPPLEMENT = "awaiting_supplement"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    DELIVERED = "delivered"
    REFUSED = "refused"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> str:
        return _TITLES[self]

    @property
    def is_final(self) -> bool:
        return not MAY_FOLLOW[self]


class Ending(StrEnum):
    """How a dossier ended; finer than its last status."""

    DELIVERED = "delivered"
    DELIVERED_IN_PART = "delivered_in_part"
    INTAKE_REFUSED = "intake_refused"
    REFUSED = "refused"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"

    @property
    def words(self) -> str:
        return _ENDING_TITLES[self]

    @property
    def has_result(self) -> bool:
        """Whether something was handed over, be it only part of a linked group."""
        return STATUS_AT[self] is Status.DELIVERED


MAY_FOLLOW: dict[Status, frozenset[Status]] = {
    Status.RECEIVED: frozenset({Status.AWAITING_SUPPLEMENT, Status.IN_REVIEW, Status.REFUSED, Status.WITHDRAWN}),
    Status.AWAITING_SUPPLEMENT: frozenset({Status.RECEIVED, Status.LAPSED, Status.WITHDRAWN}),
    Status.IN_REVIEW: frozenset({Status.APPROVED, Status.REFUSED, Status.WITHDRAWN}),
    Status.APPROVED: frozenset({Status.DELIVERED}),
    Status.DELIVERED: frozenset(),
    Status.REFUSED: frozenset(),
    Status.LAPSED: frozenset(),
    Status.WITHDRAWN: frozenset(),
}

STATUS_AT: dict[Ending, Status] = {
    Ending.DELIVERED: Status.DELIVERED,
    Ending.DELIVERED_IN_PART: Status.DELIVERED,
    Ending.INTAKE_REFUSED: Status.REFUSED,
    Ending.REFUSED: Status.REFUSED,
    Ending.LAPSED: Status.LAPSED,
    Ending.WITHDRAWN: Status.WITHDRAWN,
    Ending.STOPPED: Status.WITHDRAWN,
}

# Only before a decision may the applicant take a dossier back (NĐ 118/2025/NĐ-CP Điều 21).
MAY_BE_INTERRUPTED = frozenset({Status.RECEIVED, Status.AWAITING_SUPPLEMENT, Status.IN_REVIEW})

_TITLES = {
    Status.RECEIVED: "Mới nộp",
    Status.AWAITING_SUPPLEMENT: "Chờ bổ sung",
    Status.IN_REVIEW: "Đang giải quyết",
    Status.APPROVED: "Đã phê duyệt",
    Status.DELIVERED: "Đã trả kết quả",
    Status.REFUSED: in_sense("đã kết thúc", "Từ chối"),
    Status.LAPSED: "Đóng do không bổ sung",
    Status.WITHDRAWN: "Đã rút, dừng giải quyết",
}

_ENDING_TITLES = {
    Ending.DELIVERED: "Đã trả kết quả",
    Ending.DELIVERED_IN_PART: "Đã trả kết quả một phần",
    Ending.INTAKE_REFUSED: "Từ chối tiếp nhận",
    Ending.REFUSED: in_sense("đã kết thúc", "Từ chối giải quyết"),
    Ending.LAPSED: "Đóng do quá hạn bổ sung",
    Ending.WITHDRAWN: "Người nộp rút hồ sơ",
    Ending.STOPPED: in_sense("đã kết thúc", "Dừng giải quyết"),
}


class TransitionRefused(Exception):
    """A dossier cannot go from its present status to the one asked for."""

    def __init__(self, present: Status, wanted: Status) -> None:
        super().__init__(f"{present} may not become {wanted}")
        self.present = present
        self.wanted = wanted
