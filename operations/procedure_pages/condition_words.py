"""What the conditions of a flow say, in words: every name in it is a legal term, so it is only read aloud."""

from __future__ import annotations

import ast

_WORDS = {
    "something_missing": "hồ sơ còn thiếu hoặc chưa đúng",
    "lapsed": "hết thời hạn mà không có trả lời",
    "cannot_be_taken_in": "không thuộc trường hợp được tiếp nhận",
    "agreed": "được đồng ý",
    "ended": "hồ sơ đã kết thúc ở bước này",
    "child_was_found": "trẻ bị bỏ rơi",
    "filed_online": "nộp trực tuyến",
    "proposes_registration": "dự thảo đề nghị đăng ký",
    "objects": "có ý kiến không đồng ý",
    "refused": "từ chối",
    "approved": "phê duyệt",
    "marital_data_missing": "cơ sở dữ liệu không có thông tin hôn nhân",
    "missing": "chưa có",
    "received": "đã nhận",
    "needed": "cần thiết",
    "signed": "đã ký",
    "communes": "có nơi cần hỏi",
    "waits_on": "tiếp tục chờ",
    "given_up": "thôi không tìm ngày nữa",
    "did_not_come": "không đến",
    "wanted": "còn phần việc này",
    "to_be_sent_again": "phải gửi lại",
    "asks_supplement": "yêu cầu bổ sung",
    "certificate": "giấy kết quả",
    "edition": "phiên bản",
    "has_leg": "có chặng",
    "under_way": "đang trên đường",
    "on_its_way": "đang trên đường",
    "is_linked": "do cơ quan khác chuyển đến",
    "may_take_longer": "có thể kéo dài",
    "must_be_verified": "phải xác minh",
    "needs_verification": "phải xác minh",
    "confirmed": "được xác nhận",
    "other_commune_knows": "địa phương khác nắm thông tin",
    "ward_must_certify": "phường phải cấp giấy báo tử",
    "elsewhere": "ở nơi khác",
    "unknown": "không rõ",
    "guardian_changes": "thay đổi người giám hộ",
}


def condition_words(test: ast.expr) -> str:  # noqa: C901, PLR0911
    """`check.something_missing and dossier.filed_online` as `hồ sơ còn thiếu hoặc chưa đúng và nộp trực tuyến`."""
    match test:
        case ast.BoolOp(op=ast.And(), values=values):
            return " và ".join(condition_words(value) for value in values)
        case ast.BoolOp(values=values):
            return " hoặc ".join(condition_words(value) for value in values)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return f"không phải: {condition_words(operand)}"
        case ast.Compare(left=left, ops=[ast.Is()], comparators=[ast.Constant(value=None)]):
            return f"không có {condition_words(left)}"
        case ast.Compare(left=left, ops=[ast.IsNot()], comparators=[ast.Constant(value=None)]):
            return f"có {condition_words(left)}"
        case ast.Compare(left=left, comparators=[right]):
            return f"{condition_words(left)}: {condition_words(right)}"
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return _WORDS.get(name, name.replace("_", " ").lower())
        case ast.Call(func=function, args=[ast.Constant(value=str(said))]):
            return f"{condition_words(function)} {said}"
        case ast.Call(func=function):
            return condition_words(function)
        case ast.Constant(value=str(value)):
            return value
    return ast.unparse(test)
