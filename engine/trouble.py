"""What goes wrong for good: each becomes an incident that a person sees.

StepFailed            what leaves a step or a flow; carries a code and an incident, nothing personal
JournalDisagrees      the flow meets its lines in another order than they were written
"""

from __future__ import annotations

from uuid import UUID


class StepFailed(Exception):
    """The only exception that leaves a reading: its text lands in the engine's own records."""

    def __init__(self, code: str, incident_id: UUID | None) -> None:
        super().__init__(f"{code} {incident_id or '-'}")
        self.code = code
        self.incident_id = incident_id


class JournalDisagrees(Exception):
    """The order of the flow and the order of the journal differ; nothing was done."""

    def __init__(self, leg: str, line: str) -> None:
        super().__init__(f"{leg or 'main'}/{line}")
        self.leg = leg
        self.line = line


class PartnerRefusal(Exception):
    """A partner said a definite no; the step decides what that means."""

    def __init__(self, partner: str, code: str) -> None:
        super().__init__(f"{partner}: {code}")
        self.partner = partner
        self.code = code
