"""The seam between what a reading does and who runs it: plainly, or by Prefect."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from engine.lease import Lease
    from engine.office import Office
    from engine.procedure_flow import ProcedureFlow
    from engine.reading_end import ReadingEnd

T = TypeVar("T")


class Runner(Protocol):
    """Runs a reading as a whole and each of its steps by name; what they do is the same under every runner."""

    def read(self, flow: ProcedureFlow, lease: Lease, office: Office) -> ReadingEnd: ...

    def run(self, name: str, body: Callable[[], T]) -> T: ...
