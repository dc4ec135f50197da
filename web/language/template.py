"""A template of the house said in another language: its own words exchanged, everything else left as it stands.

Templates are written in plain Vietnamese. This reads them as a translator would: block tags end a sentence, links and
emphasis stand within it, a value shown becomes a named place. `{#: sense #}` before a sentence names the sense in which
it is said, where English says it otherwise elsewhere. Every value shown goes through a filter that says it in
the page's language: `said` where a mark of language can stand around it, `spoken` within attributes, titles, options.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from language.catalogue import Entry
from language.sense import with_sense
from web.language.marks import vietnamese_marked
from web.language.message import Message, expression, message_of
from web.language.sentence import INLINE, UNSPOKEN, Part, breaks, has_letters, parts_of, sequences
from web.language.tokens import Kind, Token, tokens

Find = Callable[[str], Entry]

_SPOKEN_ATTRIBUTE = re.compile(
    r"(\s(?:aria-label|alt|title|placeholder|data-words)=\")((?:\{\{.*?\}\}|\{%.*?%\}|[^\"])*)(\")", re.DOTALL
)
# A macro that writes attributes has them for text.
_ATTRIBUTE = re.compile(r"\b(?:aria|data|id)[a-z-]*=\"|^\{[a-z]+\}-[a-z]+")
_KEPT = re.compile(r"\slang=\"(?:vi|en)\"")
_SENSE = re.compile(r"\{#: (.+?) #\}")
_SHOWN = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_SEPARATOR = re.compile(r"(\s+[·–]\s+(?=\s*$)|^\s*[·–]\s+|\s+·\s+)")


class Translation:
    """One template on its way; `find` gives the catalogue's entry for a sentence, or the sentence itself."""

    def __init__(self, find: Find) -> None:
        self._find = find
        self._sense = ""

    def of(self, source: str) -> str:
        return "".join(self._pieces(list(_kept_whole(list(tokens(source))))))

    def _pieces(self, all_tokens: Sequence[Token]) -> Iterator[str]:
        run: list[Token] = []
        for token in all_tokens:
            if _within_sentence(token):
                run.append(token)
                continue
            yield self._run(run)
            self._sense = ""
            yield self._plain_block(token) if token.name in _PLAIN else self._lone(token)
            self._sense = _sense_of(token)
            run = []
        yield self._run(run)

    def _run(self, run: Sequence[Token], *, plain: bool = False) -> str:
        return "".join(self._sequence(sequence, plain) for sequence in sequences(parts_of(run)))

    def _sequence(self, parts: list[Part], plain: bool) -> str:
        if breaks(parts[0]):
            self._sense = _sense_of(parts[0].token)
            return self._lone(parts[0].token)
        if not any(part.end is None and part.has_letters for part in parts):
            return "".join(self._alone(part, plain) for part in parts)
        return "".join(self._piece(piece, plain) for piece in _at_separators(parts))

    def _piece(self, parts: list[Part], plain: bool) -> str:
        before, sentence, after = _without_ornament(parts)
        if not any(part.end is None and part.has_letters for part in sentence):
            return "".join(self._alone(part, plain) for part in parts)
        written = self._sentence(sentence, plain)
        return "".join((*(self._alone(x, plain) for x in before), written, *(self._alone(x, plain) for x in after)))

    def _sentence(self, parts: list[Part], plain: bool) -> str:
        message = message_of(parts, lambda source: _shown(source, plain), self._tag)
        if _ATTRIBUTE.search(message.msgid):
            return "".join(self._alone(part, True) for part in parts)
        leading, trailing = _outer_blanks(parts)
        return leading + self._said(message, str if plain else vietnamese_marked) + trailing

    def _said(self, message: Message, text: Callable[[str], str]) -> str:
        entry = self._find(with_sense(self._sense, message.msgid))
        if entry.one == entry.many or not message.counted:
            return message.filled(entry.many, text)
        one, many = message.filled(entry.one, text), message.filled(entry.many, text)
        return f"{{% if ({message.counted})|is_one %}}{one}{{% else %}}{many}{{% endif %}}"

    def _alone(self, part: Part, plain: bool) -> str:
        if part.end is None:
            return _shown(part.token.source, plain) if part.token.kind is Kind.SHOWN else part.token.source
        if part.token.name in UNSPOKEN:
            return _source_of(part)
        inside = "".join(
            self._lone(token) + "".join(self._sequence(sequence, plain) for sequence in sequences(parts))
            for token, parts in part.branches
        )
        return inside + part.end.source

    def _lone(self, token: Token) -> str:
        return self._tag(token.source) if token.kind is Kind.OPENING else token.source

    def _tag(self, source: str) -> str:
        return _SPOKEN_ATTRIBUTE.sub(lambda found: found[1] + self._plain(found[2]) + found[3], source)

    def _plain(self, source: str) -> str:
        return self._run(list(tokens(source)), plain=True)

    def _plain_block(self, token: Token) -> str:
        begins, inside, ends = _PLAIN_PARTS.fullmatch(token.source).groups()  # type: ignore[union-attr]
        if token.name == _OPTION:
            begins = self._tag(begins)
            shown = "".join(
                f"({expression(Token(Kind.SHOWN, one))}, )|language_of" for one in _SHOWN.findall(inside)[:1]
            )
            begins = begins[:-1] + f"{{{{ {shown} }}}}>" if shown and not _KEPT.search(begins) else begins
        return begins + self._plain(inside) + ends


_OPTION, _TITLE = "option-whole", "title-whole"
_PLAIN = frozenset({_OPTION, _TITLE})
_PLAIN_PARTS = re.compile(r"(<(?:\{\{.*?\}\}|\{%.*?%\}|[^>])*>|\{%.*?%\})(.*)(</option>|\{%[^%]*%\})", re.DOTALL)


def _sense_of(token: Token) -> str:
    named = _SENSE.fullmatch(token.source) if token.kind is Kind.REMARK else None
    return named[1] if named else ""


def _within_sentence(token: Token) -> bool:
    if token.kind in (Kind.OPENING, Kind.CLOSING):
        return token.name in INLINE
    return token.kind in (Kind.TEXT, Kind.SHOWN) or (
        token.kind is Kind.STATEMENT and token.name in ("if", "elif", "else", "endif")
    )


def _kept_whole(cut: list[Token]) -> Iterator[Token]:
    """This will put together what is one thing: an element that stays Vietnamese, an option, the title's block."""
    at = 0
    while at < len(cut):
        end, token = _whole(cut, at)
        yield token
        at = end


def _whole(cut: list[Token], at: int) -> tuple[int, Token]:
    token = cut[at]
    if token.kind is Kind.OPENING and _KEPT.search(token.source) and token.name not in ("html", "option", "input"):
        end = _end_of_element(cut, at)
        kind = Kind.SHOWN if token.name in INLINE else Kind.RAW
        return end, Token(kind, _source(cut, at, end), "kept")
    if token.kind is Kind.OPENING and token.name == "option":
        end = _end_of_element(cut, at)
        return end, Token(Kind.RAW, _source(cut, at, end), _OPTION)
    if token.kind is Kind.STATEMENT and re.match(r"\{%-?\s*block\s+title\s", token.source):
        end = next(k for k in range(at, len(cut)) if cut[k].name == "endblock") + 1
        return end, Token(Kind.RAW, _source(cut, at, end), _TITLE)
    return at + 1, token


def _source_of(part: Part) -> str:
    if part.end is None:
        return part.token.source
    inside = (token.source + "".join(map(_source_of, parts)) for token, parts in part.branches)
    return "".join(inside) + part.end.source


def _source(cut: list[Token], begin: int, end: int) -> str:
    return "".join(token.source for token in cut[begin:end])


def _end_of_element(cut: list[Token], at: int) -> int:
    deep = 0
    for number in range(at, len(cut)):
        if cut[number].name == cut[at].name:
            deep += {Kind.OPENING: 1, Kind.CLOSING: -1}.get(cut[number].kind, 0)
        if deep == 0:
            return number + 1
    return len(cut)


def _shown(source: str, plain: bool) -> str:
    if not source.startswith("{{"):
        return source
    inner = expression(Token(Kind.SHOWN, source))
    filled = "spoken" if plain else "said"
    begins, ends = source[2] if source[2] in "-+" else "", source[-3] if source[-3] in "-+" else ""
    return f"{{{{{begins} ({inner})|{filled} {ends}}}}}"


def _at_separators(parts: list[Part]) -> Iterator[list[Part]]:
    """` · ` stands between things said side by side, which are sentences of their own."""
    now: list[Part] = []
    for part in parts:
        if part.end is not None or part.token.kind is not Kind.TEXT:
            now.append(part)
            continue
        for number, text in enumerate(_SEPARATOR.split(part.token.source)):
            if number % 2:
                yield now
                yield [Part(Token(Kind.TEXT, text))]
                now = []
            elif text:
                now.append(Part(Token(Kind.TEXT, text)))
    yield now


def _without_ornament(parts: list[Part]) -> tuple[list[Part], list[Part], list[Part]]:
    """Keys, marks and conditions that stand apart before or after the sentence are no part of it."""
    begin, end = 0, len(parts)
    while begin < end and _is_ornament(parts[begin]):
        begin += 1
    while end > begin and _is_ornament(parts[end - 1]):
        end -= 1
    return parts[:begin], parts[begin:end], parts[end:]


def _is_ornament(part: Part) -> bool:
    if part.end is None:
        return part.token.kind is Kind.TEXT and not has_letters(part.token.source) and not part.token.source.strip()
    if part.is_condition:
        return all(_begins_apart(inside) for _, inside in part.branches)
    return not part.has_letters and not any(_SHOWN.match(x.token.source) for x in part.branches[0][1])


def _begins_apart(parts: list[Part]) -> bool:
    solid = [part for part in parts if part.end is not None or part.token.source.strip()]
    return not solid or solid[0].end is not None


def _outer_blanks(parts: list[Part]) -> tuple[str, str]:
    first, last = parts[0].token, parts[-1].token
    leading = first.source[: len(first.source) - len(first.source.lstrip())] if first.kind is Kind.TEXT else ""
    trailing = last.source[len(last.source.rstrip()) :] if last.kind is Kind.TEXT and parts[-1].end is None else ""
    return leading, trailing
