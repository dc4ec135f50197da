"""What the audit's entries about talks and originals say beyond their name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from language.phrase import phrase
from models.folder.contact import ContactWay, Reached
from models.folder.original_move import Custody
from models.intake.component import Verdict
from models.role import Role

Details = Mapping[str, Any]
Titled = Callable[[str], str]


def detail_of(action: str, details: Details, title_of: Titled) -> str:
    """The words of one entry; empty for an entry of another kind. `title_of` names a component by its code."""
    tell = _TELLING.get(action)
    return tell(details, title_of) if tell else ""


def _contact(details: Details, title_of: Titled) -> str:
    words = phrase(
        "{words}: {words_2}", words=ContactWay(details["way"]).words, words_2=Reached(details["reached"]).words.lower()
    )
    return phrase("{words}, thay cho thư báo không gửi được", words=words) if details.get("item") else words


def _opinion(details: Details, title_of: Titled) -> str:
    return str(Role(details["role"]).words)


def _original(details: Details, title_of: Titled) -> str:
    return phrase(
        "{title_of}: {done}", title_of=title_of(str(details["component"])), done=_DONE[Custody(details["custody"])]
    )


def _component(details: Details, title_of: Titled) -> str:
    return title_of(str(details["component"]))


def _judged(details: Details, title_of: Titled) -> str:
    return phrase("{title}: {verdict}", title=_component(details, title_of), verdict=Verdict(details["verdict"]).words)


_DONE = {
    Custody.UNKNOWN: "chưa rõ nơi để",
    Custody.TAKEN_IN: "nhận giữ",
    Custody.SHELVED: "để vào nơi lưu giữ",
    Custody.GIVEN_BACK: "trả lại",
    Custody.ARCHIVED: "lưu cùng hồ sơ",
}
_TELLING: dict[str, Callable[[Details, Titled], str]] = {
    "contact.logged": _contact,
    "opinion.asked": _opinion,
    "opinion.late": _opinion,
    "original.moved": _original,
    "component.judged": _judged,
    "scan.filed": _component,
}
