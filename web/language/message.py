"""A sentence of a template as the catalogue has it, and the template's own parts to put back into its places."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from language.plural_place import counted_place
from web.language.sentence import Part
from web.language.tokens import Kind, Token

_PLACE = re.compile(r"(</?[a-z]+[0-9]*>|\{[a-z_]+[0-9]*\})")
_BLANKS = re.compile(r"\s+")
_WORD = re.compile(r"[^\W\d]\w*")
_WORDS_OF_JINJA = frozenset({"if", "else", "and", "or", "not", "in", "is", "loop", "none", "true", "false"})


@dataclass
class Message:
    """`msgid` as the catalogue has it; `places` gives the source that stands for each place, `shown` the
    expressions alone."""

    msgid: str = ""
    places: dict[str, str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)

    @property
    def counted(self) -> str:
        """The expression by which English chooses between one and many."""
        return self.shown.get(counted_place(self.msgid), "")

    def filled(self, said: str, text: Callable[[str], str] = str) -> str:
        """This will give the template's source with the sentence in other words; `text` writes what is no place."""
        pieces = _PLACE.split(said)
        return "".join(self.places.get(piece) or text(piece) for piece in pieces)


def places_in(text: str) -> list[str]:
    """The places of a sentence, in order; a translation has the same ones, in its own order."""
    return _PLACE.findall(text)


def message_of(parts: Sequence[Part], shown: Callable[[str], str], tag: Callable[[str], str]) -> Message:
    """This will make the message; `shown` writes an expression's source, `tag` an opening tag's."""
    made = Message()
    made.msgid = _BLANKS.sub(" ", _written(made, parts, shown, tag)).strip()
    return made


def _written(made: Message, parts: Sequence[Part], shown: Callable[[str], str], tag: Callable[[str], str]) -> str:
    return "".join(_one(made, part, shown, tag) for part in parts)


def _one(made: Message, part: Part, shown: Callable[[str], str], tag: Callable[[str], str]) -> str:
    if part.end is not None and part.is_condition:
        return _condition(made, part, shown, tag)
    if part.end is not None:
        name = _free(made, part.token.name, "<{}>")
        made.places[f"<{name}>"] = tag(part.token.source)
        made.places[f"</{name}>"] = part.end.source
        return f"<{name}>{_written(made, part.branches[0][1], shown, tag)}</{name}>"
    if part.token.kind is Kind.SHOWN:
        inner = expression(part.token)
        name = _free(made, name_of(inner), "{{{}}}")
        made.places[f"{{{name}}}"] = shown(part.token.source)
        made.shown[name] = inner
        return f"{{{name}}}"
    return part.token.source


def _condition(made: Message, part: Part, shown: Callable[[str], str], tag: Callable[[str], str]) -> str:
    assert part.end is not None, "only a whole condition comes here"
    number = sum(1 for place in made.places if re.fullmatch(r"\{if[0-9]*\}", place)) + 1
    suffix = str(number) if number > 1 else ""
    made.places[f"{{endif{suffix}}}"] = part.end.source
    written, elifs = "", 0
    for statement, inside in part.branches:
        word = f"{statement.name}{suffix}"
        if statement.name == "elif":
            elifs += 1
            word = f"elif{number * 10 + elifs}"
        made.places[f"{{{word}}}"] = statement.source
        written += f"{{{word}}}" + _written(made, inside, shown, tag)
    return written + f"{{endif{suffix}}}"


def _free(made: Message, name: str, form: str) -> str:
    number = 1
    while form.format(name if number == 1 else f"{name}{number}") in made.places:
        number += 1
    return name if number == 1 else f"{name}{number}"


def expression(token: Token) -> str:
    """What stands between the braces."""
    return token.source[2:-2].strip("-+").strip()


def name_of(inner: str) -> str:
    """A word for the place of an expression: what it is about, as the template names it."""
    about = re.split(r"\||\sif\s", inner)[0]
    words = _names(about) or _names(inner)
    return re.sub(r"[^a-z_]", "", words[-1].lower()) if words else "value"


def _names(text: str) -> list[str]:
    bare = re.sub(r"\"[^\"]*[^\w\"][^\"]*\"|'[^']*[^\w'][^']*'", "", text)
    return [word for word in _WORD.findall(bare) if word.isascii() and word.lower() not in _WORDS_OF_JINJA]
