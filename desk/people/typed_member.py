"""What an administrator typed about somebody: read, compared with what stands now, and put back into the boxes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from starlette.datastructures import FormData

from desk.people.words import Names
from language.phrase import one_after_another
from models.role import Role
from models.staff.administer import Wish
from models.staff.rights import Rights
from models.staff_member import StaffMember

_TEXTS = ("username", "full_name", "title", "phone", "unit", "territories", "reason")
_LISTS = ("roles", "procedures", "steps")
LONGEST = 400


@dataclass(frozen=True)
class TypedMember:
    """Text boxes and ticked codes as they were sent, by the names of the boxes."""

    texts: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]

    @classmethod
    def of_form(cls, form: FormData) -> TypedMember:
        texts = {name: str(form.get(name) or "").strip()[:LONGEST] for name in _TEXTS}
        return cls(texts, {name: tuple(str(one) for one in form.getlist(name)) for name in _LISTS})

    @classmethod
    def of(cls, staff: StaffMember) -> TypedMember:
        texts = {
            "username": staff.username,
            "full_name": staff.full_name,
            "title": staff.title,
            "phone": staff.phone,
            "unit": str(staff.unit_id or ""),
            "territories": ", ".join(staff.territories),
            "reason": "",
        }
        lists = {"roles": staff.roles, "procedures": staff.procedures, "steps": staff.steps}
        return cls(texts, {name: tuple(one) for name, one in lists.items()})

    @classmethod
    def empty(cls) -> TypedMember:
        return cls(dict.fromkeys(_TEXTS, ""), dict.fromkeys(_LISTS, ()))

    def wish(self) -> Wish:
        """What is wanted; a role or unit that nobody has written into the page is left out of it."""
        known = {role.value for role in Role}
        rights = Rights(
            frozenset(Role(role) for role in self.lists["roles"] if role in known),
            _uuid(self.texts["unit"]),
            codes(self.texts["territories"]),
            frozenset(self.lists["procedures"]),
            frozenset(self.lists["steps"]),
        )
        texts = self.texts
        return Wish(texts["full_name"], texts["title"], texts["phone"], rights)


def codes(typed: str) -> frozenset[str]:
    """Codes as people write them in one box, with commas, blanks or lines between."""
    return frozenset(part for part in re.split(r"[\s,;]+", typed) if part)


def differences(now: Wish, typed: Wish, names: Names) -> list[tuple[str, str, str]]:
    """Field by field where they differ: its title, what stands now, what was typed."""
    rows = zip(described(now, names), described(typed, names), strict=True)
    return [(title, old, new) for (title, old), (_, new) in rows if old != new]


def described(wish: Wish, names: Names) -> list[tuple[str, str]]:
    rights = wish.rights
    return [
        ("Họ tên", wish.full_name),
        ("Chức danh", wish.title),
        ("Điện thoại", wish.phone or "không ghi"),
        ("Vai trò", one_after_another(", ", (role.words for role in Role if role in rights.roles)) or "không có"),
        ("Đơn vị", names.units.get(rights.unit_id, "không có") if rights.unit_id else "không có"),
        ("Địa bàn", names.of_wards(rights.territories)),
        ("Thủ tục được giao", names.of_procedures(rights.procedures)),
        ("Bước được giao", names.of_steps(rights.steps)),
    ]


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
