"""A procedure as a Prefect flow: one parameter, the opaque id of a dossier; the story itself is a plain function."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any
from uuid import UUID

from prefect import Flow
from prefect.client.schemas.objects import State
from prefect.states import Completed

from engine.office import Office
from engine.read import read_dossier
from engine.reading_end import ReadingEnd
from engine.running.present_office import present_office
from engine.slip import Slip
from models.status import Ending
from procedures.procedure import Procedure

Story = Callable[[Slip], Ending]
_ends: ContextVar[list[ReadingEnd] | None] = ContextVar("ends", default=None)


class ProcedureFlow(Flow[[UUID], State[Any]]):
    """What `@procedure_flow` makes of a story. Calling it reads the given dossier once, as far as it goes."""

    def __init__(self, procedure: Procedure, story: Story, if_interrupted: Story) -> None:
        self.procedure = procedure
        self.story = story
        self.if_interrupted = if_interrupted

        def read(dossier: UUID) -> State[Any]:
            end = self.read(dossier, present_office())
            ends = _ends.get()
            if ends is not None:
                ends.append(end)
            return _as_state(end)

        super().__init__(
            fn=read,
            name=story.__name__,
            description=procedure.title,
            persist_result=False,
            # Nothing is ever stored there; without a place named, the engine asks its server for one in every run.
            result_storage=Path(tempfile.gettempdir()) / "motcua-no-results",
            validate_parameters=False,
            retries=0,
        )
        # The flow stands where the story stands, so that deployments find it there.
        self.__module__ = story.__module__
        self.__name__ = story.__name__

    @contextmanager
    def noting(self, ends: list[ReadingEnd]) -> Iterator[None]:
        """This will note how the reading inside ended, whatever the engine makes of the run afterwards."""
        token = _ends.set(ends)
        try:
            yield
        finally:
            _ends.reset(token)

    def read(self, dossier: UUID, office: Office) -> ReadingEnd:
        """This will read the dossier under its lease; held elsewhere, it ends as already being read."""
        return read_dossier(self, dossier, office)


def _as_state(end: ReadingEnd) -> State[Any]:
    return Completed(name=end.awaiting[:100], message=end.ended_as.value)


def procedure_flow(procedure: Procedure, *, if_interrupted: Story) -> Callable[[Story], ProcedureFlow]:
    """This will make a procedure's story a flow; `if_interrupted` is read when the dossier is withdrawn or stopped."""

    def decorate(story: Story) -> ProcedureFlow:
        return ProcedureFlow(procedure, story, if_interrupted)

    return decorate
