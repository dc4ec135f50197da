"""What is said to people about a form that could not be read: which field, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

from language.phrase import one_after_another, phrase
from procedures.forms.form import Form
from procedures.forms.form_tree import form_in
from procedures.rules.findings import Fault, pointer

_LONGEST_STEP = 100
_NO_IDEA = "không hợp lệ; hãy xem lại mục này"
_ONE_GROUP = "phải là một nhóm thông tin; hãy xem mẫu của thủ tục"
_A_LIST = "phải là một danh sách; hãy xem mẫu của thủ tục"
_A_FILE = "không phải mã tệp; hãy dùng mã nhận được khi tải tệp lên"
_WHOLE_NUMBER = "phải là số nguyên"
_YES_OR_NO = "phải là có hoặc không (true hoặc false)"
_WORDS = {
    "missing": "chưa có; hãy điền mục này",
    "extra_forbidden": "không có trong biểu mẫu; hãy bỏ mục này",
    "string_type": "phải là chữ",
    "string_unicode": "có ký tự không đọc được; hãy gõ lại bằng Unicode",
    "string_too_short": "còn trống hoặc quá ngắn; hãy ghi ít nhất {min_length} ký tự",
    "string_too_long": "quá dài; hãy ghi không quá {max_length} ký tự",
    "string_pattern_mismatch": "không đúng dạng; hãy xem lại từng ký tự",
    "int_type": _WHOLE_NUMBER,
    "int_from_float": _WHOLE_NUMBER,
    "int_parsing_size": _WHOLE_NUMBER,
    "bool_type": _YES_OR_NO,
    "greater_than_equal": "quá nhỏ; hãy ghi từ {ge} trở lên",
    "less_than_equal": "quá lớn; hãy ghi không quá {le}",
    "model_type": _ONE_GROUP,
    "model_attributes_type": _ONE_GROUP,
    "dict_type": _ONE_GROUP,
    "tuple_type": _A_LIST,
    "list_type": _A_LIST,
    "too_long": "có quá nhiều dòng; không quá {max_length}",
    "literal_error": "phải là {expected}",
    "uuid_type": _A_FILE,
    "uuid_parsing": _A_FILE,
}
_BUILT_IN = frozenset(get_args(ErrorType))


def faults_of(wrong: ValidationError, form: type[Form]) -> tuple[Fault, ...]:
    """One fault for each error of this validation, in the order of the form."""
    return tuple(_fault(error, form) for error in wrong.errors(include_url=False, include_input=False))


def named(title: str, words: str) -> str:
    """The sentence people read about one field: its title, then what is wrong and what to do."""
    return phrase("“{title}”: {words}.", title=title, words=words)


def _fault(error: ErrorDetails, form: type[Form]) -> Fault:
    steps = tuple(_shown(step) for step in error["loc"])
    context: Mapping[str, Any] = error.get("ctx", {})
    code = str(context.get("code", error["type"])) if error["type"] == "contradiction" else error["type"]
    return Fault(
        pointer(*steps), code, named(one_after_another(" – ", _titles(steps, form)) or "Hồ sơ", _words(error, context))
    )


def _shown(step: int | str) -> int | str:
    """A step of the path; a key somebody made up is cut short."""
    return step if isinstance(step, int) else step[:_LONGEST_STEP]


def _words(error: ErrorDetails, context: Mapping[str, Any]) -> str:
    if error["type"] not in _BUILT_IN:
        return error["msg"]
    return _WORDS.get(error["type"], _NO_IDEA).format_map(context)


def _titles(steps: Sequence[int | str], form: type[Form]) -> Iterator[str]:
    at: type[Form] | None = form
    for step in steps:
        if isinstance(step, int):
            yield str(step + 1)
        elif at is None or step not in at.model_fields:
            yield step
            at = None
        else:
            field = at.model_fields[step]
            # The declaration is the form itself: saying "Tờ khai" before each of its fields would only add noise.
            if step != "declaration" or len(steps) == 1:
                yield field.title or step
            at = form_in(field.annotation)
