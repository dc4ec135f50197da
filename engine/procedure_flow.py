"""A procedure as a Prefect flow: one parameter, the opaque id of a dossier; the story itself is a plain function."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
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


@dataclass
class Noted:
    """What is known of a reading whatever the engine makes of its run: that it began, and how it ended."""

    begun: bool = False
    end: ReadingEnd | None = None


_noted: ContextVar[Noted | None] = ContextVar("noted", default=None)


class ProcedureFlow(Flow[[UUID], State[Any]]):
    """What `@procedure_flow` makes of a story. Calling it reads the given dossier once, as far as it goes."""

    def __init__(self, procedure: Procedure, story: Story, if_interrupted: Story) -> None:
        self.procedure = procedure
        self.story = story
        self.if_interrupted = if_interrupted

        def read(dossier: UUID) -> State[Any]:
            noted = _noted.get() or Noted()
            noted.begun = True
            noted.end = self.read(dossier, present_office())
            return _as_state(noted.end)

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
    def noting(self) -> Iterator[Noted]:
        """This will note what becomes of the reading inside."""
        noted = Noted()
        token = _noted.set(noted)
        try:
            yield noted
        finally:
            _noted.reset(token)

    def tags_of(self, parameters: Mapping[str, Any]) -> list[str]:
        """This will give the tags by which a run is found on the engine's page: opaque ids and the code, no more."""
        return [f"dossier:{parameters['dossier']}", f"procedure:{self.procedure.code}"]

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
