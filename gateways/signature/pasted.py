"""A message as somebody copies it out of a log or a terminal: header lines in any of the usual manners, and a body."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass

NAMES = ("webhook-id", "webhook-timestamp", "webhook-signature")
LONGEST_BODY = 64 * 1024
# A name in front of a colon, perhaps as an option of curl, perhaps quoted as JSON.
_LINE = re.compile(r"""^\s*(?:-H|--header)?\s*["']?\s*"?([A-Za-z][A-Za-z0-9-]*)"?\s*:\s*(.*?)\s*\\?\s*$""")


@dataclass(frozen=True)
class Pasted:
    """`headers` by lower-case name, the three of the signature as the door gets them; `twice` came more than once."""

    headers: dict[str, str]
    twice: tuple[str, ...]
    body: bytes


class NotBase64(ValueError):
    """The body was said to be base64 and is not."""


def read_headers(text: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """The headers by name, the first of each, and the names that came again with something else."""
    found: dict[str, str] = {}
    twice: list[str] = []
    for line in text.splitlines():
        match = _LINE.match(line)
        if match is None:
            continue
        name, value = match[1].lower(), match[2].rstrip(",").strip().strip("\"'").strip()
        if found.setdefault(name, value) != value:
            twice.append(name)
    return found, tuple(dict.fromkeys(twice))


def read_body(text: str, *, base64_given: bool) -> bytes:
    """The bytes of the body. A form sends every end of line as CR LF; what was pasted had LF far more often.

    Whoever must be exact to the byte gives base64. Raises `NotBase64`.
    """
    if not base64_given:
        return text.replace("\r\n", "\n").encode("utf-8", "surrogatepass")
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        raise NotBase64 from None


def read_pasted(headers: str, body: str, *, base64_given: bool) -> Pasted:
    named, twice = read_headers(headers)
    return Pasted(named, twice, read_body(body, base64_given=base64_given))
