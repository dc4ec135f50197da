"""Whether whoever stands at the counter is whom the dossier names: compared here, the number itself is never shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from models.dossier import Dossier
from procedures.catalogue import find
from procedures.forms.requester import Requester

_CARD = re.compile(r"(?P<number>[0-9]{12})\|.*", re.DOTALL)
_BETWEEN = re.compile(r"[ .\-]")
# Passports and foreign papers have letters in their numbers.
_WHOLE = re.compile(r"(?=[0-9A-Z]*[0-9]{4})[0-9A-Z]{6,20}")
_LAST = re.compile(r"[0-9A-Z]{4}")


class Proof(StrEnum):
    """By what somebody was known: the card's square code, its number, the last four of it, or a paper that was seen."""

    CARD = "card"
    NUMBER = "number"
    LAST_FOUR = "last_four"
    PAPER = "paper"

    @property
    def words(self) -> str:
        return {
            "card": "đã quét mã trên thẻ, khớp",
            "number": "đã đối chiếu cả số, khớp",
            "last_four": "đã đối chiếu 4 số cuối, khớp",
            "paper": "đã xem giấy tờ; hồ sơ không có số để đối chiếu",
        }[self.value]


@dataclass(frozen=True)
class Shown:
    """What was read off a paper: a whole number (`by` says how), or its last four."""

    text: str
    by: Proof


def read_shown(typed: str) -> Shown | None:
    """This will read a scanned card (its fields stand between bars), a whole number, or four last signs."""
    card = _CARD.fullmatch(typed.strip())
    if card:
        return Shown(card["number"], Proof.CARD)
    bare = _bare(typed)
    if _WHOLE.fullmatch(bare):
        return Shown(bare, Proof.NUMBER)
    return Shown(bare, Proof.LAST_FOUR) if _LAST.fullmatch(bare) else None


def _bare(number: str) -> str:
    """A number as it is compared: however a hand or a form has grouped it."""
    return _BETWEEN.sub("", number.strip()).upper()


def only_number(typed: str) -> str:
    """The number of a scanned card without whatever else it says; anything else as it was typed."""
    card = _CARD.fullmatch(typed.strip())
    return card["number"] if card else typed


def matches(shown: Shown, numbers: Iterable[str]) -> bool:
    """Whether one of the numbers is the one shown, as far as it was shown."""
    wanted = [_bare(number) for number in numbers]
    return (
        any(number.endswith(shown.text) for number in wanted) if shown.by is Proof.LAST_FOUR else shown.text in wanted
    )


@dataclass(frozen=True)
class Named:
    """Somebody the dossier names who may fetch the result himself; `numbers` may be empty."""

    name: str
    numbers: tuple[str, ...]


def applicant_named(dossier: Dossier) -> Named:
    filed = _requester(dossier)
    return Named(filed.full_name, _numbers(filed))


def filed_proxy_named(dossier: Dossier) -> Named | None:
    """Whoever filed in the applicant's stead, whose authorisation lies in the dossier."""
    proxy = _requester(dossier).proxy
    return Named(proxy.full_name, _numbers(proxy)) if proxy else None


def spouses_named(dossier: Dossier) -> tuple[Named, Named] | None:
    """The two of a marriage, the husband first; None where the dossier is about none."""
    declaration = dossier.declaration if isinstance(dossier.declaration, dict) else {}
    husband, wife = declaration.get("husband"), declaration.get("wife")
    if not isinstance(husband, dict) or not isinstance(wife, dict):
        return None
    return _of(husband), _of(wife)


def _of(person: dict[str, Any]) -> Named:
    paper = person.get("identity_document") or {}
    numbers = (person.get("personal_number"), paper.get("number"))
    return Named(str(person.get("full_name", "")), tuple(str(number) for number in numbers if number))


def _requester(dossier: Dossier) -> Requester:
    return find(dossier.procedure).edition(dossier.edition).requester_form.model_validate(dossier.applicant)


def _numbers(filed: Any) -> tuple[str, ...]:
    paper = filed.identity_document.number if filed.identity_document else None
    return tuple(str(number) for number in (filed.personal_number, paper) if number)
