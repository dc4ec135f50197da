"""What follows from other values of a copy and must be worked out anew: hashes, find keys, sort keys, digests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from models.sealed import find_key, seal
from models.vietnamese_text import fold, name_sort_key
from operations.demo.volume.blanks import Blanks
from operations.demo.volume.taken import Row, Taken


@dataclass(frozen=True)
class Derived:
    """`blank` is filled with what `how` makes of the filled-in `template`; `place` is where it is sealed."""

    blank: str
    how: str
    template: str
    place: str = ""

    def make(self, values: dict[str, str]) -> str:
        return _HOW[self.how](self.template % values, self.place)


def _sha256(text: str, place: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


_HOW: dict[str, Callable[[str, str], str]] = {
    "hash": _sha256,
    "seal": seal,
    "key": lambda text, place: find_key(text),
    # A sort key is made of letters and signs, of which COPY reads one as its own.
    "sort": lambda text, place: name_sort_key(text).replace("\\", "\\\\"),
    "search": lambda text, place: fold(text),
}


def derivations(taken: Taken, blanks: Blanks) -> tuple[list[Derived], dict[str, str]]:
    """This will give what is worked out of the rows' contents, and the old hashes that stand for it elsewhere."""
    made: list[Derived] = []
    known: dict[str, str] = {}
    for table in ("draft", "register_entry"):
        for row in taken.each(table):
            name = f"h{row['content_hash'][:20]}"
            made.append(Derived(name, "hash", blanks.template(canonical(json.loads(row["content"])))))
            known[row["content_hash"]] = name
    blanks.know(known)
    for row in taken.each("portal_message"):
        name = f"h{row['body_hash'][:20]}"
        if row["body_hash"] not in known:
            made.append(Derived(name, "hash", blanks.template(row["body"])))
            known[row["body_hash"]] = name
    blanks.know(known)
    for table, of_row in _OF_ROW.items():
        for row in taken.each(table):
            made += [
                Derived(f"{what}{identity(table, row)}", how, blanks.template(text))
                for what, how, text in of_row(row, taken)
                if text
            ]
    return made, known


def derived_blank(table: str, row: Row, column: str) -> str | None:
    """The blank that a column of the row becomes because it follows from others; None where it does not."""
    what = _COLUMNS.get((table, column))
    return None if what is None else f"{what}{identity(table, row)}"


def canonical(content: Any) -> str:
    """The one way of writing of which `content_hash` is the hash."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def identity(table: str, row: Row) -> str:
    """What is no other row's of this table; a person is known by his place in a dossier."""
    if table == "person_named":
        return f"{row['dossier_id'].hex}.{row['part']}"
    return row["id"].hex if hasattr(row["id"], "hex") else str(row["id"])


def _of_dossier(row: Row, taken: Taken) -> list[tuple[str, str, str]]:
    applicant = json.loads(row["applicant"])
    code = row["code"]
    flat = code.replace("-", "").replace(".", "")
    return [
        ("sort", "sort", row["subject_name"]),
        ("search", "search", f"{code} {flat} {row['subject_name']} {row['applicant_name']}"),
        ("number", "key", applicant.get("personal_number") or ""),
        ("phone", "key", applicant.get("phone") or ""),
    ]


def _of_entry(row: Row, taken: Taken) -> list[tuple[str, str, str]]:
    return [("given", "key", row["personal_number"] or "")]


def _of_person(row: Row, taken: Taken) -> list[tuple[str, str, str]]:
    dossier = next(one for one in taken.each("dossier") if one["id"] == row["dossier_id"])
    found: Any = {name: json.loads(dossier[name]) for name in ("applicant", "declaration")}
    for name in row["part"].split("."):
        found = found[int(name)] if isinstance(found, list) else found[name]
    return [("person", "key", found["personal_number"])]


def _of_audit(row: Row, taken: Taken) -> list[tuple[str, str, str]]:
    at = row["at"].astimezone(UTC).isoformat()
    said = [at, row["actor"], row["action"], str(row["agency_id"]), str(row["dossier_id"]), row["details"]]
    return [("digest", "hash", "\n".join(said))]


def _of_exchange(row: Row, taken: Taken) -> list[tuple[str, str, str]]:
    said = [row["partner"], row["direction"], row["method"], row["target"], row["reference"]]
    found = [row["request_hash"], str(row["status"]), row["answer_hash"], row["at"].astimezone(UTC).isoformat()]
    return [("binding", "hash", "\n".join([*said, *found]))]


_OF_ROW: dict[str, Callable[[Row, Taken], list[tuple[str, str, str]]]] = {
    "dossier": _of_dossier,
    "register_entry": _of_entry,
    "person_named": _of_person,
    "audit_entry": _of_audit,
    "exchange": _of_exchange,
}
_COLUMNS = {
    ("dossier", "subject_sort"): "sort",
    ("dossier", "search_text"): "search",
    ("dossier", "subject_number_key"): "number",
    ("dossier", "phone_key"): "phone",
    ("register_entry", "personal_number_key"): "given",
    ("person_named", "number_key"): "person",
    ("audit_entry", "digest"): "digest",
    ("exchange", "binding"): "binding",
}
