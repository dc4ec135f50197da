"""Why an act cannot be accepted. Each class is one reason; its docstring is what the person reads.

Refused
├── ItemGone            somebody answered first, or the wait was closed
├── StaleVersion        the page shown was older than the work item
├── ShownSomethingElse  what was approved is not what stands now
├── NotYourRole         the act belongs to another role
├── NotYourAgency       the dossier belongs to another agency
├── OutsideReach        the work lies outside what the other person is given to see
├── SamePerson          four eyes: the author may not decide on his own work
├── OwnOpening          who broke the glass of a seal may not take note of it himself
├── HeldByColleague     a colleague has claimed the item
├── Absent              who should get the work is away
├── Interrupted         the dossier was withdrawn or stopped
├── TooLate             a result already exists
├── FeesUnpaid          money is still owed
├── NothingToPay        nothing is owed, or the post collects it
├── PaymentUnderWay     how an earlier payment ended is not known yet
└── FormFaults          fields of the form are wrong
    └── AttemptNoted    somebody was not whom he said to be: refused, and written down that he was tried
"""

from __future__ import annotations

from dataclasses import dataclass


class Refused(Exception):
    """Không thực hiện được."""

    slug = "refused"

    def __str__(self) -> str:
        return " ".join((self.__doc__ or "").split())


class ItemGone(Refused):
    """Việc này đã có người khác hoàn thành hoặc không còn cần làm. Nội dung vừa nhập vẫn được giữ trên trang."""

    slug = "item-gone"

    def __init__(self, state: str, by: str | None) -> None:
        super().__init__(state)
        self.state = state
        self.by = by


class StaleVersion(Refused):
    """Việc đã thay đổi sau khi mở trang. Hãy xem lại thông tin mới rồi thực hiện lại."""

    slug = "stale-version"

    def __init__(self, present: int) -> None:
        super().__init__(str(present))
        self.present = present


class ShownSomethingElse(Refused):
    """Nội dung dự thảo đã thay đổi so với bản đã xem. Hãy mở lại và xem bản mới trước khi quyết định."""

    slug = "shown-something-else"


class NotYourRole(Refused):
    """Tài khoản không có vai trò được giao việc này."""

    slug = "not-your-role"


class NotYourAgency(Refused):
    """Hồ sơ không thuộc cơ quan của tài khoản."""

    slug = "not-your-agency"


class OutsideReach(Refused):
    """Việc này nằm ngoài địa bàn, thủ tục, bước hoặc hồ sơ mật mà người nhận được giao."""

    slug = "outside-reach"


class SamePerson(Refused):
    """Người đã thẩm định không được tự phê duyệt hồ sơ của mình; hãy để người khác có thẩm quyền quyết định."""

    slug = "same-person"


class OwnOpening(Refused):
    """Người đã mở hồ sơ mật không tự ghi nhận lần mở của mình; hãy để giám sát hoặc chủ tịch khác ghi nhận."""

    slug = "same-person"


class HeldByColleague(Refused):
    """Đồng nghiệp đang giữ việc này. Hãy chờ đồng nghiệp trả lại hoặc nhờ người giám sát giao lại."""

    slug = "task-already-claimed"


class Absent(Refused):
    """Người được giao đang vắng mặt theo lịch nghỉ. Hãy giao cho người thay hoặc đồng nghiệp khác."""

    slug = "absent"


class Interrupted(Refused):
    """Hồ sơ đã được rút hoặc dừng giải quyết."""

    slug = "interrupted"


class TooLate(Refused):
    """Đã có kết quả giải quyết nên không rút hoặc dừng hồ sơ được nữa."""

    slug = "too-late"


class FeesUnpaid(Refused):
    """Hồ sơ còn khoản phí, lệ phí chưa nộp. Hãy thu tiền và ghi biên lai trước khi trả kết quả."""

    slug = "fees-unpaid"


class NothingToPay(Refused):
    """Hồ sơ không có khoản nào phải nộp trực tuyến lúc này."""

    slug = "nothing-to-pay"


class PaymentUnderWay(Refused):
    """Đang hỏi cổng thanh toán về lần trả trước. Chưa trả lại lần nữa; hãy kiểm tra lại sau ít phút."""

    slug = "payment-under-way"


@dataclass(frozen=True)
class FormFault:
    """`pointer` is a JSON pointer into what was sent; `detail` says what to do, in Vietnamese."""

    pointer: str
    detail: str


class FormFaults(Refused):
    """Có trường chưa đúng."""

    slug = "validation"

    def __init__(self, faults: list[FormFault]) -> None:
        super().__init__(str(len(faults)))
        self.faults = faults


class AttemptNoted(FormFaults):
    """Có trường chưa đúng."""

    # Raised before anything else is done in its transaction, which is committed with the note of the attempt: or a code
    # could be tried for ever, each refusal wiping out its own count.
