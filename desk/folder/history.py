"""Diễn biến: the journal merged with the audit's entries, told in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from desk.folder.folder import Folder
from desk.words.acted import UNTOLD, action_words, details_of, form_title
from desk.words.beside import detail_of
from language.phrase import phrase
from models.acts.communes.commune_name import commune_name
from models.audit.audit_entry import AuditEntry
from models.progress.journal_line import JournalLine
from web.pages import money

_HIDDEN_KINDS = frozenset({"marker"})


@dataclass(frozen=True)
class Happening:
    """One line of the history; `by_office` tells the acts of people from what the house did by itself."""

    at: datetime
    who: str
    what: str
    detail: str = ""
    by_person: bool = False


def history_of(folder: Folder) -> list[Happening]:
    """Everything that happened, the latest first."""
    answers = {(details_of(entry.details).get("item"), entry.actor): entry for entry in _answers(folder)}
    by_moment = {(entry.at, entry.actor, entry.action.removeprefix("answer.")): entry for entry in answers.values()}
    told = [_line(folder, line, by_moment) for line in folder.lines if line.kind not in _HIDDEN_KINDS]
    told += [_entry(folder, entry) for entry in folder.audit if _is_told(entry)]
    return sorted(told, key=lambda happening: happening.at)[::-1]


def _answers(folder: Folder) -> list[AuditEntry]:
    return [entry for entry in folder.audit if entry.action.startswith("answer.")]


def _is_told(entry: AuditEntry) -> bool:
    return bool(action_words(entry.action)) and entry.action not in UNTOLD


def _line(
    folder: Folder,
    line: JournalLine,
    answers: Mapping[tuple[datetime, str, str], AuditEntry],
) -> Happening:
    answered = answers.get((line.written_at, line.actor, line.line))
    used = form_title(line, str(details_of(answered.details).get("outcome"))) if answered else ""
    over = "hết thời hạn, không có trả lời" if line.kind == "limit" else ""
    commune = commune_name(folder.dossier, line.leg)
    what = phrase("{line}: {commune}", line=line.title, commune=commune) if commune else line.title
    return Happening(line.written_at, folder.names.get(line.actor, ""), what, used or over, line.kind == "answer")


def _entry(folder: Folder, entry: AuditEntry) -> Happening:
    details = details_of(entry.details)
    detail = money(details["amount"]) if isinstance(details.get("amount"), int) else str(details.get("value", ""))
    detail = detail_of(entry.action, details, folder.component_title) or detail
    if entry.action == "incident.opened":
        detail = phrase("mã {code}", code=details.get("code", ""))
    return Happening(
        entry.at, folder.names.get(entry.actor, ""), action_words(entry.action), detail, entry.actor != "system"
    )
