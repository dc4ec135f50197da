"""Where the dossier stands, in one sentence, and what comes next."""

from __future__ import annotations

from models.status import Ending, Status
from portal.standing.standing import Standing

_ENDED = {
    Ending.DELIVERED: ("Đã trả kết quả", "Hồ sơ đã kết thúc."),
    Ending.DELIVERED_IN_PART: (
        "Đã trả kết quả một phần",
        "Kết quả từng phần và lý do của phần không thực hiện được nêu dưới đây; phần đã xong vẫn có giá trị.",
    ),
    Ending.INTAKE_REFUSED: (
        "Hồ sơ không được tiếp nhận",
        "Lý do và việc cần làm nêu trong Phiếu từ chối tiếp nhận dưới đây. Ông/Bà có thể nộp hồ sơ mới.",
    ),
    Ending.REFUSED: (
        "Hồ sơ bị từ chối giải quyết",
        "Lý do và quyền khiếu nại nêu trong văn bản từ chối dưới đây.",
    ),
    Ending.LAPSED: (
        "Hồ sơ đã đóng vì chưa nhận được bổ sung",
        "Ông/Bà có thể nộp hồ sơ mới bất cứ lúc nào.",
    ),
    Ending.WITHDRAWN: ("Hồ sơ đã rút", "Hồ sơ dừng giải quyết theo yêu cầu của Ông/Bà."),
    Ending.STOPPED: ("Hồ sơ đã dừng giải quyết", "Lý do nêu trong Thông báo dừng giải quyết dưới đây."),
}
_WAITING = {
    "supplements": ("Hồ sơ cần Ông/Bà bổ sung", "Nhận đủ bổ sung, bộ phận một cửa kiểm tra lại rồi tiếp nhận hồ sơ."),
    "supplements:leg": (
        "Một cơ quan phối hợp cần Ông/Bà bổ sung",
        "Nhận bổ sung, bộ phận một cửa chuyển ngay cho cơ quan đó. Các phần khác vẫn tiếp tục.",
    ),
    "confirms_residence": (
        "Chờ chủ hộ xác nhận trên VNeID",
        "Chủ hộ đồng ý thì phần đăng ký thường trú được chuyển Công an cấp xã. Các phần khác vẫn tiếp tục.",
    ),
    "confirms_benefit": (
        "Chờ người thân xác nhận trên VNeID",
        "Những người thân đồng ý thì phần trợ cấp được chuyển cơ quan bảo hiểm xã hội. Các phần khác vẫn tiếp tục.",
    ),
    "reads_draft": ("Bản thảo kết quả chờ Ông/Bà kiểm tra", "Sau đó bản thảo được trình lãnh đạo quyết định."),
    "receives": ("Đã có kết quả, mời Ông/Bà đến nhận", "Nhận xong kết quả thì hồ sơ kết thúc."),
    "receives:online": ("Đã có kết quả, mời Ông/Bà nhận bản điện tử", "Nhận xong kết quả thì hồ sơ kết thúc."),
    "receives:post": ("Kết quả đang được bưu điện chuyển đến", "Phát xong kết quả thì hồ sơ kết thúc."),
    "agrees_new_way": (
        "Cần thống nhất lại cách nhận kết quả",
        "Bộ phận trả kết quả đang giữ kết quả và sẽ liên hệ với Ông/Bà.",
    ),
}
_RECEIVED = (
    "Hồ sơ đã nộp, đang được kiểm tra",
    "Nếu hồ sơ đủ, Ông/Bà nhận giấy hẹn trả kết quả; nếu thiếu, được yêu cầu bổ sung một lần, nêu đủ mọi nội dung.",
)
_IN_REVIEW = ("Hồ sơ đang được giải quyết", "Công chức thẩm định, lãnh đạo quyết định, rồi kết quả được lập và trả.")
_APPROVED = ("Hồ sơ đã được phê duyệt", "Kết quả đang được ghi sổ, lập, ký và đóng dấu.")
_LINKED = ("Các cơ quan phối hợp đang giải quyết", "Kết quả từng phần có ở dưới đây ngay khi cơ quan đó trả lời.")
_STOPPING = ("Đang dừng hồ sơ theo yêu cầu", "Ông/Bà sẽ nhận Thông báo dừng giải quyết hồ sơ.")


def headline(standing: Standing) -> tuple[str, str]:
    """This will give the sentence and the one about what comes next."""
    dossier = standing.dossier
    if dossier.ending is not None:
        return _ENDED[dossier.ending]
    if standing.interruption is not None:
        return _STOPPING
    for item in standing.awaited:
        if item.act in _WAITING:
            return _WAITING[item.act]
    if any(item.act == "answers_leg" for item in standing.awaited):
        return _LINKED
    if dossier.accepted_at is None:
        return _RECEIVED
    return _APPROVED if dossier.status == Status.APPROVED else _IN_REVIEW
