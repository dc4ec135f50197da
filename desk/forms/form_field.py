"""One field of a form as a page shows it: made from a JSON Schema, so that every procedure's form comes for free."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum


class Kind(StrEnum):
    """How a field is filled in."""

    TEXT = "text"
    PARAGRAPH = "paragraph"
    DAY = "day"
    PARTIAL_DAY = "partial_day"
    NUMBER = "number"
    CHOICE = "choice"
    TICK = "tick"
    WARD = "ward"
    FILE = "file"
    GROUP = "group"
    ROWS = "rows"


@dataclass(frozen=True)
class Choice:
    value: str
    words: str


@dataclass(frozen=True)
class FormField:
    """`name` is the dotted path used in the page (`declaration.child.full_name`); a group and rows hold `children`.

    `optional` groups are left out of the body when nothing in them was filled in; `opened` ones are shown unfolded.
    """

    name: str
    title: str
    kind: Kind
    required: bool = False
    note: str = ""
    value: str = ""
    default: str = ""
    choices: tuple[Choice, ...] = ()
    longest: int | None = None
    optional: bool = False
    opened: bool = True
    rare: bool = False
    children: tuple[FormField, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return "f-" + self.name.replace(".", "-")

    @property
    def last_name(self) -> str:
        return self.name.rpartition(".")[2]

    @property
    def pointer(self) -> str:
        """The JSON pointer of this field in the body; dotted names never hold a slash or a tilde."""
        return "/" + self.name.replace(".", "/")

    @property
    def ticked(self) -> bool:
        return self.value == "true"

    @property
    def is_changed(self) -> bool:
        """Whether something else stands here than stood before anybody typed."""
        return self.value not in ("", self.default)

    @property
    def chosen_words(self) -> str:
        """The words of the chosen value, or the value itself."""
        return next((choice.words for choice in self.choices if choice.value == self.value), self.value)

    @property
    def usual(self) -> tuple[FormField, ...]:
        return tuple(child for child in self.children if not child.rare or child.is_changed or child.has_fault)

    @property
    def seldom(self) -> tuple[FormField, ...]:
        return tuple(child for child in self.children if child not in self.usual)

    @property
    def has_fault(self) -> bool:
        """Whether something in this field or in what it holds must be put right."""
        return bool(self.faults) or any(child.has_fault for child in self.children)

    def every_field(self) -> Iterator[FormField]:
        yield self
        for child in self.children:
            yield from child.every_field()

    def child(self, path: str) -> FormField:
        """The field at this dotted path below this one; KeyError when the form has none."""
        first, _, rest = path.partition(".")
        for child in self.children:
            if child.last_name == first:
                return child.child(rest) if rest else child
        raise KeyError(path)


def with_faults(field: FormField, faults: Mapping[str, tuple[str, ...]]) -> FormField:
    """This will put each fault beside its field; `faults` is by JSON pointer."""
    children = tuple(with_faults(child, faults) for child in field.children)
    own = faults.get(field.pointer, ())
    # A part of a date is shown in one box, so what is wrong with the part belongs beside that box.
    if field.kind is Kind.PARTIAL_DAY:
        own = (*own, *(text for part in ("year", "month", "day") for text in faults.get(f"{field.pointer}/{part}", ())))
    opened = field.opened or bool(own) or any(child.has_fault for child in children)
    return replace(field, children=children, faults=own, opened=opened)
