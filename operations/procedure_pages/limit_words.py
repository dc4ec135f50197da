"""Who is awaited and for how long, in words: by the role's name in that agency, and the limit the edition states."""

from __future__ import annotations

import ast
from typing import Any

from models.acts.act import Act
from models.role import Role
from operations.procedure_pages.flow_source import FlowSource, tree_of
from procedures.limits import CalendarDays, SameDay, WorkingDays, WorkingHours, in_words
from procedures.other_agencies.office_kind import OfficeKind

# How a flow names the time it gives somebody, and what comes of it.
_GIVEN = {
    "within": "trong {}",
    "silence_is_consent_after": "im lặng {} là đồng ý",
    "throughout": "suốt {}",
}
# Whom the roles are in an agency that is no people's committee.
_ELSEWHERE = {
    OfficeKind.POLICE: {Role.CHAIRMAN: "Trưởng Công an", Role.JUSTICE_OFFICER: "Cán bộ Công an"},
    OfficeKind.INSURANCE: {Role.CHAIRMAN: "Giám đốc", Role.JUSTICE_OFFICER: "Chuyên viên"},
}


def who_words(act: Act[Any], kind: OfficeKind) -> str:
    called = _ELSEWHERE.get(kind, {})
    return " hoặc ".join(called.get(role, role.words) for role in (act.role, act.also_role) if role is not None)


def limit_words(call: ast.Call, method: Any, source: FlowSource) -> str:
    """What the flow, or else the person's own method, says about the time; empty when it says nothing."""
    given = [word for word in call.keywords if word.arg in _GIVEN]
    if not given:
        named = (node for node in ast.walk(tree_of(method)) if isinstance(node, ast.keyword))
        given = [word for word in named if word.arg == "within" and isinstance(word.value, ast.Attribute)]
    for word in given:
        limit = _limit(word.value, source)
        if isinstance(limit, WorkingDays | WorkingHours | CalendarDays | SameDay):
            return _GIVEN[str(word.arg)].format(in_words(limit))
    return ""


def _limit(said: ast.expr, source: FlowSource) -> Any:
    """`law.draft_check`, `dossier.edition.answer_within`, or a limit that the flow's module has by name."""
    match said:
        case ast.Attribute(value=ast.Name(id="law") | ast.Attribute(attr="edition"), attr=name):
            return getattr(source.procedure.editions[-1], name, None)
        case ast.Name(id=name):
            return source.means(name)
    return None
