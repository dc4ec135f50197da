"""The description of the API (OpenAPI 3.1), with the filing forms of the law in force and examples that work."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from fastapi import APIRouter
from fastapi.openapi.utils import get_openapi
from fastapi.routing import iter_route_contexts
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute

from api.documented import PREFIX
from models.clock.clock import VIETNAM
from procedures.catalogue import every_procedure
from procedures.filing import filing_schema
from web.machines.api_visit import SECRET_HEADER, Api
from web.open_to import OpenTo, declared_for, open_to
from web.problem import MEDIA_TYPE

router = APIRouter(prefix=PREFIX)
_PROBLEM: dict[str, Any] = {
    "type": "object",
    "title": "Lỗi (RFC 9457)",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "examples": ["/problems/validation"]},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "title": "Cần làm gì"},
        "instance": {"type": "string", "title": "Mã yêu cầu, để hỏi bộ phận hỗ trợ"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["pointer", "detail"],
                "properties": {"pointer": {"type": "string"}, "detail": {"type": "string"}},
            },
        },
    },
}
_SECURITY: dict[str, Any] = {
    "bearer": {"type": "http", "scheme": "bearer", "description": "Mã của cán bộ (POST /session) hoặc của cơ quan."},
    "client": {
        "type": "oauth2",
        "flows": {"clientCredentials": {"tokenUrl": f"{PREFIX}/oauth/token", "scopes": {}}},
    },
    "tracking": {"type": "apiKey", "in": "header", "name": SECRET_HEADER, "description": "Mã bí mật của hồ sơ."},
}


@router.get("/openapi.json", include_in_schema=False)
@open_to(anyone=True)
def description(visit: Api) -> JSONResponse:
    today = visit.front.clock.now().astimezone(VIETNAM).date()
    state = visit.request.app.state
    if getattr(state, "described_on", None) != today:
        state.description, state.described_on = describe(visit.request.app.routes, today), today
    return JSONResponse(state.description, headers={"Cache-Control": "public, max-age=300"})


def describe(every_route: Sequence[BaseRoute], today: date) -> dict[str, Any]:
    """This will give the whole description; the law may change overnight, so it is made anew each day."""
    routes = [one for one in iter_route_contexts(every_route) if (one.path or "").startswith(PREFIX)]
    made = get_openapi(
        title="Một Cửa",
        version="1",
        openapi_version="3.1.0",
        summary="Nộp, giải quyết và tra cứu hồ sơ thủ tục hành chính",
        description="Mọi lỗi đều là application/problem+json; danh mục lỗi ở /problems.",
        routes=routes,
    )
    made["components"].setdefault("schemas", {})["Problem"] = _PROBLEM
    made["components"]["responses"] = {
        "Problem": {
            "description": "Lỗi, kèm điều cần làm",
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
    }
    made["components"]["securitySchemes"] = _SECURITY
    for route in routes:
        for method in route.methods or ():
            operation = made["paths"].get(route.path_format, {}).get(method.lower())
            if operation is not None and route.endpoint is not None:
                _complete(operation, declared_for(route.endpoint))
    for unused in ("HTTPValidationError", "ValidationError"):
        made["components"]["schemas"].pop(unused, None)
    _describe_filing(made, today)
    return made


def _complete(operation: dict[str, Any], declared: OpenTo) -> None:
    """Every problem has the one shape; who may call stands in what the route declares."""
    operation["responses"].pop("422", None)
    operation["responses"]["default"] = {"$ref": "#/components/responses/Problem"}
    operation["security"] = list(_security(declared))


def _security(declared: OpenTo) -> Iterator[dict[str, list[str]]]:
    if declared.staff:
        yield {"bearer": []}
    if declared.client_verb:
        yield {"client": []}
    if declared.applicant:
        yield {"tracking": []}
    if declared.anyone:
        yield {}


def _describe_filing(made: dict[str, Any], today: date) -> None:
    """The body of POST /dossiers: one of the forms of the procedures that can be filed today."""
    schemas, choices, examples = made["components"]["schemas"], [], {}
    for procedure in every_procedure():
        edition = procedure.edition_on(today)
        if not edition.fileable:
            continue
        schema = _with_named_parts(filing_schema(procedure, edition), schemas)
        name = f"Filing.{procedure.slug}"
        schemas[name] = schema
        choices.append({"$ref": f"#/components/schemas/{name}"})
        if edition.example:
            examples[procedure.slug] = {"summary": procedure.title, "value": edition.example(today)}
    body = made["paths"][f"{PREFIX}/dossiers"]["post"]["requestBody"]["content"]["application/json"]
    body["schema"] = {"anyOf": choices} if len(choices) != 1 else choices[0]
    body["examples"] = examples


def _with_named_parts(schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """Parts of a form stand among the components, where OpenAPI looks for them."""
    text = json.dumps(schema).replace('"#/$defs/', '"#/components/schemas/Filing.')
    moved: dict[str, Any] = json.loads(text)
    moved.pop("$schema", None)
    for name, part in moved.pop("$defs", {}).items():
        schemas[f"Filing.{name}"] = part
    return moved
