"""Why a change of the rules cannot be proposed, published or taken back; each docstring is what the person reads."""

from __future__ import annotations

from models.acts.refusal import Refused


class OwnProposal(Refused):
    """Người đề xuất không tự công bố đề xuất của mình; hãy để người thứ hai xem và công bố."""

    slug = "own-proposal"


class NotYourProposal(Refused):
    """Chỉ người đề xuất rút được đề xuất; người khác thì chọn “Không công bố”."""

    slug = "not-your-proposal"


class NoLongerWaiting(Refused):
    """Đề xuất này đã được công bố, đã rút hoặc đã bị từ chối; hãy tải lại trang."""

    slug = "no-longer-waiting"


class EffectHasChanged(Refused):
    """Tác động đã thay đổi từ lúc xem: có hồ sơ hoặc quy định vừa thay đổi. Hãy xem lại dưới đây rồi công bố."""

    slug = "effect-has-changed"


class TooLateToHold(Refused):
    """Ngày áp dụng đã đến hoặc đã qua; hãy rút đề xuất này và lập đề xuất có ngày áp dụng từ ngày mai trở đi."""

    slug = "too-late-to-hold"


class NothingKnownOfIt(Refused):
    """Đề xuất nói về thủ tục, phiên bản hoặc loại phí mà hệ thống không còn; không công bố được."""

    slug = "nothing-known-of-it"


class NoDayLeft(Refused):
    """Với thay đổi này lịch không còn ngày làm việc nào trong hai tháng liền; không tính được thời hạn."""

    slug = "no-day-left"
