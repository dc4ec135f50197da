"""Turning a validation error into sentences that name the field and say what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from models.acts.refusal import FormFault

_SENTENCES = {
    "missing": "Hãy điền mục này.",
    "extra_forbidden": "Mục này không có trong biểu mẫu; hãy bỏ đi.",
    "string_too_short": "Hãy ghi ít nhất {min_length} ký tự.",
    "string_too_long": "Chỉ được ghi nhiều nhất {max_length} ký tự.",
    "string_type": "Mục này phải là chữ.",
    "bool_type": "Mục này chỉ nhận có hoặc không.",
    "int_type": "Mục này phải là số nguyên.",
    "list_type": "Mục này phải là một danh sách.",
    "dict_type": "Mục này phải gồm các cặp tên và giá trị.",
    "too_short": "Hãy nêu ít nhất {min_length} mục.",
    "too_long": "Chỉ được nêu nhiều nhất {max_length} mục.",
    "enum": "Hãy chọn một trong: {expected}.",
    "literal_error": "Hãy chọn một trong: {expected}.",
    "string_pattern_mismatch": "Mục này chưa đúng dạng quy định.",
    "uuid_parsing": "Mã này không đúng dạng.",
}


def faults_of(invalid: ValidationError) -> list[FormFault]:
    """This will give every fault at once, with a JSON pointer to each field."""
    return [FormFault(_pointer(error), sentence_of(error["type"], error.get("ctx", {}))) for error in invalid.errors()]


def _pointer(error: ErrorDetails) -> str:
    return "".join(f"/{part}" for part in error["loc"]) or "/"


def sentence_of(kind: str, context: Mapping[str, Any]) -> str:
    """This will give the sentence for one of pydantic's kinds of error; it never repeats what was typed."""
    template = _SENTENCES.get(kind, "Giá trị chưa hợp lệ; hãy kiểm tra lại.")
    return template.format_map({key: str(value) for key, value in context.items()})
