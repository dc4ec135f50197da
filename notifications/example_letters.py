"""The letters a change of words is tried on: each notice's example, and the same with the longest names there are."""

from __future__ import annotations

from typing import Any

from notifications.content import Content
from notifications.example_dossier import LONG_NAMES
from notifications.notice import Notice
from notifications.office import Office

ORDINARY, LONG = "thuong", "ten-dai"
EXAMPLES = {ORDINARY: "Hồ sơ mẫu", LONG: "Hồ sơ mẫu có tên dài"}


def example_letter(notice: Notice[Any], which: str, office: Office) -> Content:
    """The example of that name, as this office would write it."""
    names = LONG_NAMES if which == LONG else {}
    content: Content = notice.content.model_validate({**notice.example.model_dump(), **names, "office": office})
    return content
