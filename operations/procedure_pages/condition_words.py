"""What the conditions of a flow say, in words: every name in it is a legal term, so it is only read aloud."""

from __future__ import annotations

import ast

ENDED_HERE = "hồ sơ đã kết thúc ở bước này"

_WORDS = {
    "something_missing": "hồ sơ còn thiếu hoặc chưa đúng",
    "lapsed": "hết thời hạn mà không có trả lời",
    "cannot_be_taken_in": "không thuộc trường hợp được tiếp nhận",
    "agreed": "được đồng ý",
    "ended": ENDED_HERE,
    "child_was_found": "trẻ bị bỏ rơi",
    "filed_online": "nộp trực tuyến",
    "proposes_registration": "dự thảo đề nghị giải quyết",
    "objects": "có ý kiến không đồng ý",
    "refused": "từ chối",
    "approved": "phê duyệt",
    "marital_data_missing": "cơ sở dữ liệu không có thông tin hôn nhân",
    "missing": "chưa có số định danh",
    "received": "người nhận đã nhận được",
    "needed": "phải hỏi chủ hộ",
    "signed": "hai bên đã ký",
    "communes": "có nơi cần hỏi",
    "waits_on": "công chức quyết định chờ tiếp",
    "given_up": "thôi không tìm ngày nữa",
    "did_not_come": "hai bên không đến đủ",
    "both_confirm": "cả hai bên xác nhận",
    "wanted": "còn phần việc này",
    "to_be_sent_again": "phải chuyển lại",
    "asks_supplement": "cơ quan phối hợp yêu cầu bổ sung",
    "certificate": "giấy kết quả",
    "result": "kết quả nào",
    "edition": "phiên bản",
    "has_leg": "có phần",
    "on_its_way": "kết quả đang trên đường",
    "is_linked": "do cơ quan khác chuyển đến",
    "may_take_longer": "được kéo dài thời hạn",
    "must_be_verified": "phải xác minh tại chỗ",
    "needs_verification": "phải xác minh",
    "confirmed": "xác minh được",
    "other_commune_knows": "địa phương khác nắm thông tin",
    "ward_must_certify": "phường phải cấp Giấy báo tử",
    "elsewhere": "sổ ở nơi khác",
    "unknown": "có bên mà cơ sở dữ liệu không rõ",
    "guardian_changes": "thay đổi người giám hộ",
    "identity": "cấp thẻ căn cước",
    "police": "của Công an",
    "insurance": "của bảo hiểm xã hội",
    "copies": "có đề nghị cấp bản sao",
    "keeper": "bản chính",
    "COPIES_KEEPER": "của chồng",
}
_NOT = {
    "agreed": "không được đồng ý",
    "received": "người nhận chưa nhận được",
    "lapsed": "có trả lời trong thời hạn",
    "communes": "không có nơi nào cần hỏi",
    "waits_on": "công chức thôi chờ",
    "did_not_come": "hai bên đã đến",
    "on_its_way": "kết quả chưa được gửi đi",
    "both_confirm": "có bên không xác nhận",
}
_EACH = {
    "SPOUSES": "mỗi bên nam, nữ",
    "unknown": "mỗi bên mà cơ sở dữ liệu không rõ",
    "communes": "mỗi nơi cư trú cũ",
    "legs": "mỗi cơ quan phối hợp",
}


def condition_words(test: ast.expr) -> str:  # noqa: C901, PLR0911
    """`check.something_missing and dossier.filed_online` as `hồ sơ còn thiếu hoặc chưa đúng và nộp trực tuyến`."""
    match test:
        case ast.BoolOp(op=ast.And(), values=values):
            return " và ".join(condition_words(value) for value in values if not _is_marker(value))
        case ast.BoolOp(values=values):
            return " hoặc ".join(condition_words(value) for value in values)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return _NOT.get(_name(operand)) or f"không phải là {condition_words(operand)}"
        case ast.Compare(left=left, ops=[ast.Is()], comparators=[ast.Constant(value=None)]):
            return f"không có {condition_words(left)}"
        case ast.Compare(left=left, ops=[ast.IsNot()], comparators=[ast.Constant(value=None)]):
            return f"có {condition_words(left)}"
        case ast.Compare(left=left, comparators=[right]):
            return f"{condition_words(left)}: {condition_words(right)}"
        case ast.Attribute() | ast.Name():
            return _WORDS.get(_name(test), _name(test).replace("_", " ").lower())
        case ast.Call(func=function, args=[ast.Constant(value=str(said))]):
            return f"{condition_words(function)} {_WORDS.get(said, said)}"
        case ast.Call(func=function):
            return condition_words(function)
        case ast.NamedExpr(value=value):
            return condition_words(value)
        case ast.Constant(value=str(value)):
            return value
    return ast.unparse(test)


def _is_marker(test: ast.expr) -> bool:
    """`dossier.has("2026-11 ...")` tells older dossiers from newer ones; it is no condition of the procedure."""
    return isinstance(test, ast.Call) and isinstance(test.func, ast.Attribute) and test.func.attr == "has"


def each_words(several: ast.expr) -> str:
    """For whom a leg is gone, one at a time."""
    return _EACH.get(_name(several)) or condition_words(several)


def _name(test: ast.expr) -> str:
    match test:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case ast.Call(func=function):
            return _name(function)
    return ""
