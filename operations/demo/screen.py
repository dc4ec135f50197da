"""What a person sees while the samples are filed: a line each, and a table at the end. No names, no secrets."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from rich.console import Console
from rich.table import Table

from models.clock.written_time import hour_and_day
from operations.demo.dossier_file import DemoDossier
from operations.demo.filing_client import Filed


class Screen:
    """Plain lines, so that a log file reads like the terminal."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(highlight=False)
        self._done = 0
        self._missing = 0

    def begin(self, missing: int, total: int) -> None:
        self._missing = missing
        if missing:
            self._say(f"Nộp {missing} hồ sơ mẫu ({total - missing} hồ sơ đã có).")
        else:
            self._say(f"Đã có đủ {total} hồ sơ mẫu; không nộp thêm.")

    def filed(self, filed: Filed) -> None:
        self._done += 1
        self._say(f"[{self._done}/{self._missing}] {filed.code}  {filed.dossier.note}")

    def failed(self, dossier: DemoDossier, why: str) -> None:
        self._done += 1
        self._say(f"[{self._done}/{self._missing}] CHƯA NỘP ĐƯỢC {dossier.name}: {why}")

    def partner_away(self, dossier: DemoDossier) -> None:
        self._say(f"{dossier.name}: đối tác giả lập chưa chạy, câu trả lời đặt trước không có tác dụng.")

    def end(self, filed: list[Filed]) -> None:
        """The closing table: how many of each kind, and from when to when."""
        if not filed:
            return
        table = Table("Loại", "Số hồ sơ", "Mã hồ sơ đầu tiên")
        counted = Counter(kind for one in filed for kind in one.dossier.kinds)
        for kind, count in counted.items():
            first = next(one.code for one in filed if kind in one.dossier.kinds)
            table.add_row(kind.words, str(count), first)
        self._console.print(table)
        received = [datetime.fromisoformat(one.received_at) for one in filed]
        self._say(f"Đã nộp {len(filed)} hồ sơ, từ {hour_and_day(min(received))} đến {hour_and_day(max(received))}.")

    def _say(self, text: str) -> None:
        self._console.print(text, markup=False, soft_wrap=True)
