"""The ways in which a piece of work can be answered, each with the schema and an example of the whole body."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, Field

from models.acts.every_act import find_act
from models.acts.outcome import Form
from models.progress.work_item import ItemState, WorkItem
from models.role import Role


class OutcomeOffered(BaseModel):
    name: Annotated[str, Field(title="Giá trị của `outcome`")]
    title: str
    causes: Annotated[str, Field(title="Điều sẽ xảy ra")]
    grave: Annotated[bool, Field(title="Việc bất lợi cho người nộp, phải nêu lý do")]
    body_schema: Annotated[dict[str, Any], Field(serialization_alias="schema")]
    example: dict[str, Any]


def outcomes_of(item: WorkItem, roles: AbstractSet[Role], today: date) -> list[OutcomeOffered]:
    """This will give what somebody with these roles may answer; nothing, once the work is done."""
    if item.state is not ItemState.OPEN:
        return []
    forms = find_act(item.act).forms_for(item, frozenset(roles))
    return [_offered(form, item, today) for form in forms]


def _offered(form: type[Form], item: WorkItem, today: date) -> OutcomeOffered:
    return OutcomeOffered(
        name=form.name,
        title=form.title,
        causes=form.causes,
        grave=form.grave,
        body_schema=_schema(form, item),
        example={"version": item.version, "outcome": form.name, **_hash(item), **form.example(today)},
    )


def _schema(form: type[Form], item: WorkItem) -> dict[str, Any]:
    """The form's own schema, with what every body of `complete` says beside it."""
    own = form.model_json_schema()
    own.pop("description", None)
    always: dict[str, Any] = {
        "version": {"type": "integer", "title": "Phiên bản của việc khi mở xem"},
        "outcome": {"const": form.name},
    }
    needed = ["version", "outcome"]
    if item.shown_hash:
        always["shown_hash"] = {"type": "string", "title": "Mã băm của nội dung đã xem"}
        needed.append("shown_hash")
    return {
        **own,
        "title": form.title,
        "properties": {**always, **own.get("properties", {})},
        "required": [*needed, *own.get("required", [])],
    }


def _hash(item: WorkItem) -> dict[str, str]:
    return {"shown_hash": item.shown_hash} if item.shown_hash else {}
