"""Each fact to be approved beside what was declared, what registers say and what the law asks; differences first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desk.folder.folder import Folder
from desk.panels.appraisal import BookField, ShownDraft, book_fields, hidden_fields
from desk.panels.component_rows import component_rows
from desk.panels.facts.look_up_facts import Looked, looked_up
from desk.panels.letter_preview import today
from language.phrase import one_after_another, phrase
from models.clock.written_time import hour_weekday_and_day
from models.dossier import Dossier
from models.register.draft import Draft
from models.register.records.every_record import record_of, writes_record
from procedures.procedure import Edition
from procedures.rules.findings import Findings, gather_tolerantly


@dataclass(frozen=True)
class Fact:
    """`verdict` says in words whether it agrees; `basis` is the law or the source it rests on."""

    title: str
    declared: str
    written: str
    known: str
    verdict: str
    basis: str
    differs: bool


_HIDDEN = "(đã che)"


def facts_of(folder: Folder, shown: ShownDraft | None) -> list[Fact]:
    """Everything the page compares, what differs before what agrees, each half in its own order."""
    found = [
        *_against(folder, shown),
        *_rules(folder),
        *(_of_look_up(folder, one) for one in looked_up(folder)),
        *_fields(folder, shown),
        *_components(folder),
        *_limits(folder),
    ]
    return sorted(found, key=lambda fact: not fact.differs)


def _law(folder: Folder) -> str:
    return folder.edition.legal_basis[0]


def _against(folder: Folder, shown: ShownDraft | None) -> Iterator[Fact]:
    """What stands in the books against exactly this draft; the act itself looks again when it is approved."""
    if shown is None or shown.draft.proposal == "refuse" or not writes_record(folder.dossier.procedure):
        return
    book = record_of(folder.dossier.procedure)
    for field, sentence in book.against(folder.session, folder.dossier, shown.draft.content):
        title = book.titles.get(field, "Sổ hộ tịch")
        yield Fact(title, "", "", sentence, "Có cản trở", book.against_basis or _law(folder), differs=True)


def _rules(folder: Folder) -> Iterator[Fact]:
    """The conditions of the law asked once more of what was declared, as of today."""
    title, law = "Điều kiện của thủ tục", _law(folder)
    if folder.edition.declaration_form is None:
        return
    found = conditions_of(folder.dossier, folder.edition, today(folder))
    if found is None:
        # Filed under an earlier form: that nothing was found against it would be no more than that nobody looked.
        said = "Tờ khai không còn đọc được theo biểu mẫu; hãy tự đối chiếu"
        yield Fact(title, "", "", said, "Chưa kiểm tra", law, differs=True)
        return
    for fault in found.errors:
        yield Fact(title, "", "", fault.detail, "Chưa đạt", law, differs=True)
    for warning in found.warnings:
        yield Fact(title, "", "", warning.message, "Cần xem", law, differs=True)
    if not found.errors and not found.warnings and folder.edition.rules:
        said = phrase("{count} điều kiện", count=len(folder.edition.rules))
        yield Fact(title, "", "", said, "Đạt", law, differs=False)


def conditions_of(dossier: Dossier, edition: Edition, on: date) -> Findings | None:
    """What the procedure's own conditions say of the declaration on that day; None where it cannot be read."""
    if edition.declaration_form is None:
        return Findings()
    try:
        declared = edition.declaration_form.model_validate(dossier.declaration)
        asking = edition.requester_form.model_validate(dossier.applicant)
    except ValueError:
        return None
    return gather_tolerantly(edition.rules, declared, on, asking)


def _of_look_up(folder: Folder, one: Looked) -> Fact:
    said = [
        *one.lines,
        *(
            phrase("{who}: {verdict}", who=person.who, verdict=one_after_another("; ", (person.verdict, *person.lines)))
            for person in one.persons
        ),
    ]
    verdict = "Cần xem" if one.warns else "Khớp"
    return Fact(
        one.title, "", "", one_after_another(". ", said) or one.in_short, verdict, one.source, differs=one.warns
    )


def _fields(folder: Folder, shown: ShownDraft | None) -> Iterator[Fact]:
    if shown is None:
        return
    declared = {field.name: field for field in book_fields(folder)}
    reasons = {change["field"]: change["reason"] for change in shown.corrections}
    hidden = hidden_fields(folder)
    for name, title, value in shown.fields:
        field = declared.get(name)
        if field is not None and (value or field.declared):
            yield _field(title, value, field, reasons.get(name, ""), masked=name in hidden)


def _field(title: str, value: str, field: BookField, reason: str, *, masked: bool) -> Fact:
    changed = value != field.declared
    unknown_to = bool(field.known) and field.known != value
    verdict, basis = "Như tờ khai", "Tờ khai"
    if unknown_to:
        verdict, basis = "Khác cơ sở dữ liệu", "Cơ sở dữ liệu quốc gia về dân cư"
    elif changed:
        verdict, basis = "Sửa so với tờ khai", reason or "Kết quả do cơ quan tra cứu, ghi nhận"
    elif field.known:
        verdict, basis = "Khớp", "Cơ sở dữ liệu quốc gia về dân cư"
    declared, written, known = (_HIDDEN if masked and text else text for text in (field.declared, value, field.known))
    return Fact(title, declared, written, known, verdict, basis, differs=unknown_to or changed)


def _components(folder: Folder) -> Iterator[Fact]:
    for row in component_rows(folder):
        if row.is_missing:
            yield Fact(row.title, "", "", "Chưa có", "Thiếu", row.legal_basis, differs=True)
        for handed in row.handed:
            verdict = handed.component.verdict
            said = phrase("{kind}, {source}", kind=handed.kind, source=handed.source)
            yield Fact(row.title, "", "", said, verdict.words, row.legal_basis, differs=not verdict.is_finished)


def _limits(folder: Folder) -> Iterator[Fact]:
    due = folder.dossier.due_at
    if due is not None:
        late, said = due < folder.now, hour_weekday_and_day(due)
        yield Fact("Thời hạn giải quyết", "", "", said, "Đã quá hạn" if late else "Còn hạn", _law(folder), differs=late)
    if folder.fee_lines:
        owes, basis = folder.owed > 0, "Biểu phí, lệ phí của thủ tục"
        said = "Còn phải nộp trước khi nhận kết quả" if owes else "Đã nộp đủ"
        yield Fact("Phí, lệ phí", "", "", said, "Chưa nộp đủ" if owes else "Đủ", basis, differs=False)


@dataclass(frozen=True)
class Change:
    """One field that is not what it was when the page was opened."""

    title: str
    before: str
    after: str


def changes_between(folder: Folder, before: Draft, after: Draft) -> list[Change]:
    """What is different in the draft that stands now from the one that was shown."""
    titles = record_of(folder.dossier.procedure).titles if writes_record(folder.dossier.procedure) else {}
    hidden = hidden_fields(folder)
    names = [*titles, *sorted((set(before.content) | set(after.content)) - set(titles))]
    found = [
        Change(titles.get(name, name), *(_HIDDEN if name in hidden and text else text for text in texts))
        for name in names
        if (texts := (_text(before.content.get(name)), _text(after.content.get(name))))[0] != texts[1]
    ]
    for title, old, new in (
        ("Đề nghị", before.proposal, after.proposal),
        ("Ý kiến, lý do", before.reason, after.reason),
        ("Căn cứ pháp lý", before.legal_basis, after.legal_basis),
    ):
        if old != new:
            found.append(Change(title, _text(old), _text(new)))
    return found


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
