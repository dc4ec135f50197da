"""Sự cố: open ones first, then the latest; found again by the code a clerk has quoted."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, select

from desk.member import member
from desk.supervision.look import Look
from desk.supervision.readings import READING, IncidentRow, code_of, engine_words, find_reading, incident_rows, look_at
from gateways.engine_runs import MOST, EngineRuns
from models.dossier import Dossier
from models.progress.incident import Incident
from models.role import Role

_SHORTEST, _LONGEST = 4, 64


@dataclass(frozen=True)
class Quoted:
    """A reading found by the code that was quoted; its run, and the page of it, stand here for administrators only."""

    code: str
    words: str
    run_id: str
    leads: str


def incidents(look: Look, runs: EngineRuns | None, quoted: str) -> list[IncidentRow]:
    """At most twenty; `quoted` narrows them to codes that begin so.

    Whoever runs the house sees codes and runs of his agency without the dossiers they belong to.
    """
    latest = select(Incident, Dossier.code).join(Dossier, Dossier.id == Incident.dossier_id).where(_mine(look))
    if quoted and not quoted.upper().startswith(READING):
        latest = latest.where(Incident.code.startswith(quoted[:_LONGEST], autoescape=True))
    ordered = latest.order_by(Incident.settled_at.is_not(None), Incident.happened_at.desc(), Incident.id).limit(MOST)
    rows = [(incident, code) for incident, code in look.inside.session.execute(ordered)]
    return incident_rows(look, rows, runs, administers=_administers(look), names=_supervises(look))


def quoted_reading(look: Look, runs: EngineRuns | None, quoted: str) -> Quoted | None:
    """The reading of that code, if somebody quoted one, of what `_mine` lets through."""
    found = find_reading(look.inside.session, quoted, _mine(look))
    if found is None:
        return None
    seen = look_at(runs, [found.flow_run_id])
    run_id = (found.flow_run_id or "") if _administers(look) else ""
    leads = f"/luot-doc?ma={code_of(found)}" if _administers(look) else ""
    return Quoted(code_of(found), engine_words(seen, found.flow_run_id), run_id, leads)


def _mine(look: Look) -> ColumnElement[bool]:
    """Whoever watches sees what the filter lets through; who only runs the house, the codes of all its incidents."""
    return look.scope.dossiers if _supervises(look) else Dossier.agency_id == member(look.inside).agency_id


def _supervises(look: Look) -> bool:
    return Role.SUPERVISOR in look.inside.caller.roles


def _administers(look: Look) -> bool:
    return Role.ADMINISTRATOR in look.inside.caller.roles
