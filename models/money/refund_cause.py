"""Why money lies with the office that it may not keep."""

from __future__ import annotations

from enum import StrEnum


class RefundCause(StrEnum):
    """The first are about fees that were paid and are no longer due, the others about payments that were not owed."""

    REFUSED = "refused"
    INTAKE_REFUSED = "intake_refused"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"
    LAPSED = "lapsed"
    NO_PARCEL = "no_parcel"
    CHARGED_ANEW = "charged_anew"
    DOUBLED = "doubled"
    LATE = "late"
    NO_LONGER_OWED = "no_longer_owed"
    AT_THE_DOOR = "at_the_door"
    OTHER_SUM = "other_sum"

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    RefundCause.REFUSED: "Hồ sơ bị từ chối giải quyết",
    RefundCause.INTAKE_REFUSED: "Hồ sơ bị từ chối tiếp nhận",
    RefundCause.WITHDRAWN: "Người nộp rút hồ sơ",
    RefundCause.STOPPED: "Hồ sơ dừng giải quyết",
    RefundCause.LAPSED: "Hồ sơ đóng do không bổ sung",
    RefundCause.NO_PARCEL: "Không gửi kết quả qua bưu chính",
    RefundCause.CHARGED_ANEW: "Khoản phải nộp được tính lại",
    RefundCause.DOUBLED: "Trả hai lần cho một khoản",
    RefundCause.LATE: "Tiền đến sau khi giao dịch đã đóng",
    RefundCause.NO_LONGER_OWED: "Khoản này đã được nộp cách khác",
    RefundCause.AT_THE_DOOR: "Bưu điện đang thu hộ khoản này",
    RefundCause.OTHER_SUM: "Số tiền khác số phải nộp",
}
