"""Under which conditions a report holds: printed on the page, on the paper and in the sheet alike."""

from __future__ import annotations

from language.phrase import phrase
from models.clock.written_time import hour_and_day
from models.reports.question import Question
from models.reports.report import ReportKind

Conditions = tuple[tuple[str, str], ...]


def conditions_of(kind: ReportKind, question: Question, agency: str, *, only_part: bool = False) -> Conditions:
    """Label and value of each; `only_part` when whoever asks may not see every dossier of the agency."""
    shared = (
        ("Đơn vị báo cáo", agency),
        ("Kỳ báo cáo", question.period.words),
        ("Số liệu tính đến", phrase("trước {at}", at=hour_and_day(question.at))),
    )
    rule = (("Hồ sơ rút, dừng giải quyết", question.withdrawn.words),)
    part = (("Phạm vi", "chỉ những hồ sơ người lập được xem"),) if only_part else ()
    return shared + (rule if kind in _BY_RULE else ()) + part


_BY_RULE = frozenset({ReportKind.STATUS, ReportKind.INDEX, ReportKind.SERVICES})
