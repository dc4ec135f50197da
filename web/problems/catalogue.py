"""Every kind of problem the house answers with: its slug, status, title, and what to do about it.

The slug is the last part of the `type` of a problem (RFC 9457) and never changes; the words may.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ProblemKind:
    """`title` and `meaning` are what people read, in Vietnamese; `title_en` is for programmers elsewhere."""

    slug: str
    status: int
    title: str
    title_en: str
    meaning: str


_KINDS = (
    ProblemKind("malformed-request", 400, "Yêu cầu không đọc được", "Malformed request",
                "Nội dung gửi lên không đúng dạng. Hãy xem lại theo mô tả API rồi gửi lại."),
    ProblemKind("idempotency-missing", 400, "Thiếu khóa chống gửi trùng", "Idempotency-Key missing",
                "Hãy gửi kèm tiêu đề Idempotency-Key, mỗi việc một khóa riêng, gửi lại thì giữ nguyên khóa."),
    ProblemKind("log-in-required", 401, "Cần đăng nhập", "Authentication required",
                "Chưa đăng nhập hoặc phiên làm việc đã hết. Hãy đăng nhập lại."),
    ProblemKind("bad-credentials", 401, "Không đăng nhập được", "Bad credentials",
                "Tên đăng nhập hoặc mật khẩu, khóa không đúng."),
    ProblemKind("code-required", 401, "Cần mã xác thực hai bước", "Second step required",
                "Tài khoản đã bật xác thực hai bước. Hãy gửi kèm mã đang hiện trong ứng dụng xác thực."),
    ProblemKind("wrong-code", 401, "Mã xác thực chưa đúng", "Wrong second-step code",
                "Mã chưa đúng, đã hết hạn hoặc đã dùng. Mã đổi mỗi 30 giây; hãy chờ mã mới rồi nhập lại."),
    ProblemKind("finish-on-page", 403, "Cần hoàn tất trên trang", "Finish on the pages first",
                "Tài khoản phải đổi mật khẩu hoặc bật xác thực hai bước. Hãy đăng nhập bằng trang web để làm việc đó."),
    ProblemKind("signature-invalid", 401, "Chữ ký không hợp lệ", "Signature invalid",
                "Thông điệp không được ký bằng khóa đã đăng ký, hoặc đã quá 5 phút. Hãy ký lại rồi gửi lại."),
    ProblemKind("not-allowed", 403, "Không có quyền", "Not allowed",
                "Tài khoản không có vai trò dùng chức năng này. Hãy liên hệ người quản trị nếu cần."),
    ProblemKind("scope-missing", 403, "Thiếu phạm vi được cấp", "Scope missing",
                "Khóa của cơ quan không được cấp phạm vi cho thủ tục này."),
    ProblemKind("foreign-request", 403, "Yêu cầu không đến từ trang này", "Cross-site request refused",
                "Biểu mẫu không được gửi từ trang của Một Cửa hoặc đã mở quá lâu. Hãy tải lại trang rồi gửi lại."),
    ProblemKind("not-your-role", 403, "Không thuộc vai trò", "Not your role",
                "Việc này được giao cho vai trò khác."),
    ProblemKind("not-your-agency", 403, "Không thuộc cơ quan", "Not your agency",
                "Hồ sơ thuộc cơ quan khác."),
    ProblemKind("outside-reach", 403, "Ngoài phạm vi của người nhận", "Outside the other person's reach",
                "Việc này nằm ngoài địa bàn, thủ tục, bước hoặc hồ sơ mật mà người nhận được giao."),
    ProblemKind("same-person", 403, "Cần người khác quyết định", "Four eyes",
                "Người đã thẩm định không được tự phê duyệt hồ sơ của mình."),
    ProblemKind("not-found", 404, "Không tìm thấy", "Not found",
                "Không có nội dung này, hoặc mã tra cứu không đúng. Hãy kiểm tra lại."),
    ProblemKind("linked-procedure-unknown", 404, "Không nhận liên thông thủ tục này", "Linked procedure unknown",
                "Cơ quan này không giải quyết thủ tục mang mã đó. Hãy xem danh mục tại /api/v1/procedures."),
    ProblemKind("method-not-allowed", 405, "Không dùng được cách này", "Method not allowed",
                "Địa chỉ này không nhận cách gửi vừa dùng."),
    ProblemKind("refused", 409, "Không thực hiện được", "Refused",
                "Không thực hiện được lúc này."),
    ProblemKind("duplicate-case", 409, "Mã liên thông đã có hồ sơ", "Duplicate case",
                "Mã liên thông này đã được nhận thành một hồ sơ. Hãy hỏi tình trạng tại GET /linked/{linkage_id}."),
    ProblemKind("idempotency-in-progress", 409, "Yêu cầu cùng khóa đang được xử lý", "Idempotency key in progress",
                "Lần gửi trước với cùng khóa chưa xong. Hãy chờ rồi gửi lại."),
    ProblemKind("item-gone", 409, "Việc không còn chờ", "Work item gone",
                "Việc đã có người làm xong hoặc không còn cần làm."),
    ProblemKind("stale-version", 409, "Trang đã cũ", "Stale version",
                "Việc đã thay đổi sau khi mở. Hãy xem lại rồi thực hiện lại."),
    ProblemKind("shown-something-else", 409, "Nội dung đã thay đổi", "Shown something else",
                "Nội dung đang có khác bản đã xem. Hãy xem bản mới rồi quyết định."),
    ProblemKind("absent", 409, "Người được giao đang vắng mặt", "Assignee is absent",
                "Lịch nghỉ cho biết người này đang vắng mặt. Hãy giao cho người thay hoặc đồng nghiệp khác."),
    ProblemKind("task-already-claimed", 409, "Đồng nghiệp đang giữ việc", "Claimed by a colleague",
                "Hãy chờ đồng nghiệp trả lại, hoặc nhờ người giám sát giao lại."),
    ProblemKind("interrupted", 409, "Hồ sơ đã rút hoặc dừng", "Withdrawn or stopped",
                "Hồ sơ đã được rút hoặc dừng giải quyết."),
    ProblemKind("too-late", 409, "Đã có kết quả", "Too late",
                "Đã có kết quả giải quyết nên không rút hoặc dừng hồ sơ được nữa."),
    ProblemKind("fees-unpaid", 409, "Còn khoản chưa nộp", "Fees unpaid",
                "Hãy thu đủ phí, lệ phí trước khi trả kết quả."),
    ProblemKind("nothing-to-pay", 409, "Không có khoản phải nộp", "Nothing to pay",
                "Hồ sơ không có khoản nào phải nộp trực tuyến lúc này."),
    ProblemKind("payment-under-way", 409, "Đang hỏi cổng thanh toán", "Payment under way",
                "Chưa rõ lần trả trước đã xong chưa. Hãy kiểm tra lại sau ít phút, chưa trả lần nữa."),
    ProblemKind("no-online-payment", 409, "Chưa thu trực tuyến", "No online payment here",
                "Nơi này chưa thu trực tuyến. Hãy nộp tại quầy."),
    ProblemKind("not-awaited", 409, "Chưa đến bước này", "Not awaited now",
                "Hồ sơ hiện không chờ việc này."),
    ProblemKind("too-large", 413, "Nội dung quá lớn", "Content too large",
                "Nội dung gửi lên vượt quá mức cho phép."),
    ProblemKind("unsupported-media-type", 415, "Định dạng không được nhận", "Unsupported media type",
                "Hãy gửi đúng định dạng nêu trong mô tả API."),
    ProblemKind("validation", 422, "Có mục chưa đúng", "Validation failed",
                "Hãy sửa các mục được nêu rồi gửi lại; mọi mục chưa đúng đều được nêu cùng lúc."),
    ProblemKind("idempotency-conflict", 422, "Khóa đã dùng cho nội dung khác", "Idempotency key reused",
                "Khóa này đã được dùng với một nội dung khác. Hãy dùng khóa mới cho nội dung mới."),
    ProblemKind("unacceptable-file", 422, "Tệp không nhận được", "Unacceptable file",
                "Chỉ nhận tệp PDF, JPEG hoặc PNG nguyên vẹn."),
    ProblemKind("rate-limited", 429, "Gửi quá nhiều lần", "Too many requests",
                "Hãy chờ hết thời gian nêu trong Retry-After rồi thử lại."),
    ProblemKind("internal", 500, "Có lỗi kỹ thuật", "Internal error",
                "Hệ thống gặp lỗi. Hãy thử lại; nếu vẫn lỗi, báo mã yêu cầu cho bộ phận hỗ trợ."),
    ProblemKind("busy", 503, "Hệ thống đang bận", "Busy",
                "Hãy chờ ít giây rồi thử lại."),
    ProblemKind("database-away", 503, "Cơ sở dữ liệu tạm thời chưa sẵn sàng", "Database away",
                "Chưa ghi nhận được yêu cầu. Hãy thử lại sau ít phút; nội dung đã nhập không mất."),
)  # fmt: skip

CATALOGUE: dict[str, ProblemKind] = {kind.slug: kind for kind in _KINDS}

_BY_STATUS = {
    400: "malformed-request",
    401: "log-in-required",
    403: "not-allowed",
    404: "not-found",
    405: "method-not-allowed",
    413: "too-large",
    415: "unsupported-media-type",
    422: "validation",
    429: "rate-limited",
    503: "busy",
}


def kind_of_status(status: int) -> ProblemKind:
    """This will give the kind that stands for a bare HTTP status."""
    return CATALOGUE[_BY_STATUS.get(status, "malformed-request" if status < 500 else "internal")]
