"""What the audit's and the journal's entries say to a clerk, in Vietnamese."""

from __future__ import annotations

import json
from typing import Any

from models.acts.every_act import every_act
from models.progress.journal_line import JournalLine
from models.staff.people_change import ChangeKind

# Audit actions that a dossier's history shows. Answers ("answer.<line>") are told by the form that was used.
ACTIONS = {
    "dossier.filed": "Nộp hồ sơ",
    "document.redrawn": "Lập lại văn bản theo người ký",
    "four_eyes.excepted": "Người thẩm định tự quyết định vì cơ quan không còn ai khác; giám sát xem lại sau",
    "dossier.withdrawal": "Rút hồ sơ",
    "dossier.stop": "Dừng giải quyết hồ sơ",
    "intake_refusal.considered": "Xem xét từ chối tiếp nhận",
    "incident.opened": "Phát sinh sự cố kỹ thuật",
    "portal.sent_again": "Gửi lại trạng thái lên cổng dịch vụ công",
    "late_answer.read": "Xem trả lời đến muộn",
    "message.settled": "Làm rõ thông điệp của đơn vị phối hợp",
    "question.completed": "Bổ sung câu hỏi đã gửi xã khác",
    "question.late": "Báo cơ quan hỏi vì quá hạn trả lời",
    "reaction.late": "Quá hạn trả lời tiếp nhận hồ sơ",
    "fee.taken": "Thu tiền",
    "payment.opened": "Mở yêu cầu trả trực tuyến",
    "payment.paid": "Cổng thanh toán báo đã trả",
    "payment.refused": "Cổng thanh toán báo không trả được",
    "payment.expired": "Yêu cầu trả trực tuyến hết hạn",
    "refund.opened": "Phát hiện tiền thừa phải hoàn",
    "refund.proposed": "Đề xuất hoàn tiền",
    "refund.applied": "Dùng tiền thừa để nộp khoản còn thiếu",
    "refund.agreed": "Duyệt hoàn tiền",
    "refund.declined": "Không duyệt hoàn tiền",
    "refund.sent": "Gửi lệnh hoàn cho cổng thanh toán",
    "refund.to_the_desk": "Không hoàn trực tuyến được, chuyển trả tại quầy",
    "refund.paid": "Đã hoàn tiền",
    "reconciliation.settled": "Giải quyết chênh lệch đối soát",
    "result.handed_over": "Trao kết quả",
    "register.number_added": "Ghi bổ sung số định danh vào sổ",
    "certificate.permitted_without_number": "Cho phép cấp khi chưa có số định danh",
    "component.judged": "Kiểm tra thành phần hồ sơ",
    "part.confirmed": "Ghi nhận ý kiến đồng ý",
    "leg.seen_on_paper": "Ghi nhận kết quả liên thông bằng giấy",
    "leg.drive_again": "Chuyển lại hồ sơ liên thông",
    "leg.spoken_to": "Liên hệ cơ quan phối hợp",
    "number.read": "Xem thông tin cá nhân đã che",
    "dossier.reappointed": "Hẹn lại ngày trả kết quả",
    "note.written": "Ghi chú nội bộ",
    "note.taken_back": "Thu lại ghi chú",
    "contact.logged": "Liên hệ người nộp",
    "opinion.asked": "Hỏi ý kiến",
    "opinion.taken_back": "Thôi hỏi ý kiến",
    "original.moved": "Bản chính",
    "scan.filed": "Đưa bản quét vào hồ sơ",
    "work.claimed": "Nhận việc",
    "dossier.asked_again": "Yêu cầu hệ thống xử lý lại",
    "work.released": "Trả việc về hàng đợi",
    "work.assigned": "Giao việc",
    "work.taken_over": "Nhận việc thay đồng nghiệp",
    "work.put_back": "Hoàn tác việc giao, nhận",
    "dossier.read": "Xem hồ sơ",
    "document.read": "Xem tài liệu",
    "file.read": "Xem giấy tờ",
    "case.read": "Cơ quan liên thông hỏi tình trạng",
    "agency.retold": "Báo lại cho cơ quan liên thông",
    "seal.set": "Chuyển thành hồ sơ mật",
    "seal.named": "Cho thêm người xem hồ sơ mật",
    "seal.unnamed": "Bỏ người khỏi danh sách xem hồ sơ mật",
    "seal.lifted": "Bỏ chế độ mật",
    "seal.broken": "Mở hồ sơ mật ngoài danh sách",
    "seal.noted": "Giám sát đã xem lần mở hồ sơ mật",
    "seal.read": "Xem danh sách người được xem hồ sơ mật",
    "seal.break_failed": "Hỏi mở hồ sơ mật, không có",
    "work_item.read": "Xem việc",
    "money.read": "Xem các khoản thu, hoàn",
    "tracking.read": "Tra cứu hồ sơ",
    "draft.read": "Xem bản thảo",
    "search.read": "Tìm",
    "trail.read": "Xem nhật ký",
    "session.opened": "Đăng nhập",
    "session.closed": "Đăng xuất",
    "session.refused": "Đăng nhập không được",
    "session.others_closed": "Đóng các phiên khác của mình",
    "password.changed": "Đổi mật khẩu",
    "two_step.set_up": "Bật xác thực hai bước",
    "two_step.refused": "Nhập sai mã xác thực hai bước",
    "two_step.spare_made": "Tạo mã dự phòng",
    "two_step.spare_used": "Dùng một mã dự phòng",
    "two_step.taken_away": "Tắt, đặt lại xác thực hai bước",
    "people.two_step_rule": "Đổi vai trò phải xác thực hai bước",
    **{f"people.{kind.value}": kind.words for kind in ChangeKind},
    "file.uploaded": "Tải tệp lên",
    "partner.added": "Thêm cơ quan kết nối",
    "partner.activated": "Kích hoạt cơ quan kết nối",
    "partner.suspended": "Tạm dừng cơ quan kết nối",
    "partner.resumed": "Nối lại cơ quan kết nối",
    "partner.removed": "Thôi liên thông với một cơ quan",
    "partner.replayed": "Gửi lại thông báo cho cơ quan kết nối",
    "partner.tried": "Gửi thử một thông điệp đã ký",
    "partner.key_brought": "Đưa khóa mới của cơ quan kết nối",
    "partner.key_agreed": "Đồng ý khóa mới của cơ quan kết nối",
    "partner.key_declined": "Không đồng ý khóa của cơ quan kết nối",
    "partner.key_retired": "Thôi dùng một khóa của cơ quan kết nối",
    "signature.checked": "Kiểm tra chữ ký một thông điệp",
    "message.read": "Xem thông điệp của cơ quan kết nối",
    "message.read_again": "Đọc lại một thông điệp",
    "words.proposed": "Trình lời riêng của cơ quan trong thư",
    "words.published": "Ban hành lời riêng của cơ quan trong thư",
    "words.declined": "Bỏ lời riêng được trình",
    "incoming.registered": "Vào sổ văn bản đến",
    "incoming.series_opened": "Ghi tiếp sổ văn bản đến của sổ giấy",
    "incoming.returned": "Trả lại văn bản đến",
    "incoming.corrected": "Sửa sổ văn bản đến",
    "incoming.cancelled": "Huỷ số đến",
    "incoming.scanned": "Thêm bản quét văn bản đến",
    "incoming.stamped": "Đóng dấu ĐẾN lên bản sao",
    "incoming.presented": "Trình văn bản đến",
    "incoming.routed": "Chuyển giải quyết văn bản đến",
    "incoming.reassigned": "Giao lại văn bản đến",
    "incoming.signed_for": "Ký nhận văn bản đến",
    "incoming.settled": "Ghi kết quả văn bản đến",
    "incoming.reminded": "Nhắc hạn văn bản đến",
    "incoming.reply_sent_again": "Gửi lại thư báo nơi gửi văn bản đến",
    "incoming.printed": "In sổ văn bản đến",
    "incoming.read": "Xem văn bản đến",
    "absence.entered": "Ghi lịch vắng mặt",
    "absence.withdrawn": "Rút lịch vắng mặt",
    "approval.many": "Duyệt, ký nhiều hồ sơ cùng lúc",
    "calendar.day_entered": "Ghi ngày nghỉ, ngày làm bù",
    "calendar.hours_entered": "Ghi giờ làm việc",
    "confirmation.refused": "Xác nhận bằng mật khẩu không được",
    "desk.handed_over": "Bàn giao việc",
    "linkage.reconciled": "Đối soát liên thông",
    "report.downloaded": "Tải báo cáo",
    "report.kept": "Lưu báo cáo",
    "report.rule_entered": "Ghi cách tính báo cáo",
    "retention.forgotten": "Xóa dữ liệu hết thời hạn lưu",
    "staff.let_go": "Cho cán bộ thôi việc",
    "staff.reach": "Đổi phạm vi được giao của cán bộ",
    "staff.roles": "Đổi vai trò của cán bộ",
    "token.given": "Cấp phiên cho phần mềm",
    "view.saved": "Lưu góc nhìn",
    "view.dropped": "Xóa góc nhìn",
    "work.rebalanced": "Điều chuyển việc theo dự báo",
    "portal.hurried": "Gửi lại các tin đang chờ lên cổng dịch vụ công",
}
# Told by a journal line already, or too frequent to be news about a dossier.
UNTOLD = frozenset(
    {
        "intake_refusal.considered",
        "late_answer.read",
        "register.number_added",
        "certificate.permitted_without_number",
        "result.handed_over",
        "part.confirmed",
        "dossier.reappointed",
        "leg.seen_on_paper",
        "refund.proposed",
        "refund.applied",
        "refund.agreed",
        "refund.declined",
        "dossier.read",
        "document.read",
        "file.read",
        "case.read",
        "seal.read",
        "work_item.read",
        "money.read",
        "tracking.read",
        "draft.read",
        "message.read",
    }
)

# Acts that share a line are told apart by what the line was called; of an older name the plain act speaks.
_ACTS = sorted(every_act(), key=lambda act: act.variant == "")
_FORMS = {(act.line, form.name): form for act in _ACTS for form in (*act.forms, *act.also_forms)}
_FORMS_BY_TITLE = {(act.title, form.name): form for act in _ACTS for form in (*act.forms, *act.also_forms)}


def form_title(line: JournalLine, outcome: str) -> str:
    """The title of the form with which a wait was answered; empty when it is not one of ours."""
    form = _FORMS_BY_TITLE.get((line.title, outcome)) or _FORMS.get((line.line, outcome))
    return form.title if form else ""


def action_words(action: str) -> str:
    return ACTIONS.get(action, "")


def details_of(text: str) -> dict[str, Any]:
    read = json.loads(text)
    return read if isinstance(read, dict) else {}
