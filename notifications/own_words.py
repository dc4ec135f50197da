"""An office's own words in a letter: a greeting, a note on its hours, a further contact, a sentence for one notice.

What the law wants said is fixed in the templates; these stand beside it. They are kept with the letter's content when
it is owed, so that a letter says later what it said then. Names in braces stand for facts of the dossier.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from notifications.facts import Facts, Line

# What each name stands for, as the page explains it.
PLACEHOLDERS: Mapping[str, str] = {
    "ma_ho_so": "mã hồ sơ",
    "thu_tuc": "tên thủ tục",
    "nguoi_nhan": "tên người nhận thư",
    "co_quan": "tên bộ phận một cửa",
    "dia_chi": "địa chỉ bộ phận một cửa",
    "dien_thoai": "điện thoại bộ phận một cửa",
    "gio_lam_viec": "giờ làm việc",
}
NAMED = re.compile(r"\{([^{}]*)\}")


class OwnWords(Facts):
    """Empty where the office has set nothing. `sentence` and `sms` are by the notice's id."""

    greeting: Line | None = None
    hours: Line | None = None
    contact: Line | None = None
    sentence: Mapping[str, Line] = {}
    sms: Mapping[str, Line] = {}


NO_OWN_WORDS = OwnWords()


def unknown_names(text: str) -> tuple[str, ...]:
    """The names in braces that stand for nothing, each as it was written; a brace without its partner too."""
    unknown = [match[0] for match in NAMED.finditer(text) if match[1] not in PLACEHOLDERS]
    stray = [brace for brace in NAMED.sub("", text) if brace in "{}"]
    return tuple(dict.fromkeys([*unknown, *stray]))
