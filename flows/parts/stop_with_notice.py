"""What happens when a dossier is withdrawn or stopped before its decision, in whatever procedure."""

from __future__ import annotations

from engine.slip import Slip
from models.status import Ending
from tasks.ending.close import close
from tasks.ending.stop import stop


def stop_with_notice(dossier: Slip) -> Ending:
    """The applicant gets the written notice and what is his; then the dossier ends."""
    stopped = stop(dossier)
    return close(dossier, stopped.ending)
