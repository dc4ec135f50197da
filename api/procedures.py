"""The procedures one can file under: what the law asks for, the schema of a filing, and an example that works."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, Response

from api.documented import PREFIX
from models.clock.clock import VIETNAM
from procedures.catalogue import UnknownProcedure, find
from procedures.filing import filing_schema
from procedures.limits import Limit, in_words, write_limit
from procedures.procedure import Edition, Procedure
from web.machines.api_visit import Api, ApiVisit
from web.open_to import open_to
from web.problem import Problem
from web.served_here import edition_shown, served_here

router = APIRouter(prefix=f"{PREFIX}/procedures", tags=["Thủ tục"])
# The law does not change within the hour, and knows nobody by name.
_FOR_AN_HOUR = {"Cache-Control": "public, max-age=3600"}


class Listed(BaseModel):
    code: Annotated[str, Field(title="Mã thủ tục", examples=["1.001193"])]
    slug: str
    title: Annotated[str, Field(title="Tên thủ tục")]
    authority: Annotated[str, Field(title="Cơ quan giải quyết")]
    edition: Annotated[str, Field(title="Phiên bản đang áp dụng")]
    limit: Annotated[str, Field(title="Thời hạn giải quyết, như 3wd, 8wh, same-day")]
    limit_in_words: str
    fileable: Annotated[bool, Field(title="Nộp được tại đây")]


class Catalogue(BaseModel):
    items: list[Listed]


class Described(Listed):
    """`schema` is the JSON Schema of the whole body of POST /dossiers; null where nothing can be filed here yet."""

    field: str
    aliases: list[str]
    former_codes: list[str]
    valid_from: date
    verified_limit: str | None
    react_within: str
    answer_within: str
    service_level: int
    online_extent: str
    competence: str
    who_may_apply: str
    requirements: str
    components: list[dict[str, Any]]
    fees: list[dict[str, Any]]
    results: list[dict[str, Any]]
    legal_basis: list[str]
    unverified: Annotated[list[str], Field(title="Nội dung chưa có văn bản gốc xác nhận")]
    body_schema: Annotated[dict[str, Any] | None, Field(alias="schema")]
    example: dict[str, Any] | None


@router.get("", summary="Danh mục thủ tục", responses={200: {"model": Catalogue}})
@open_to(anyone=True)
def procedures(
    visit: Api, q: Annotated[str, Query(max_length=100, title="Từ cần tìm, không cần dấu", examples=["khai sinh"])] = ""
) -> Response:
    today = _today(visit)
    with visit.enter() as inside:
        found = served_here(inside.session, q)
    listed = [_listed(one, one.edition_on(today)) for one in found]
    return JSONResponse({"items": listed}, headers=_FOR_AN_HOUR)


@router.get("/{code}", summary="Một thủ tục: thành phần, thời hạn, phí, mẫu nộp", responses={200: {"model": Described}})
@open_to(anyone=True)
def procedure(visit: Api, code: str) -> Response:
    """`schema` là JSON Schema của toàn bộ nội dung gửi tới POST /dossiers; `example` là một hồ sơ đầy đủ, giả định."""
    try:
        found = find(code)
    except UnknownProcedure:
        raise Problem("not-found", "Không có thủ tục mang mã này. Hãy xem danh mục thủ tục.") from None
    with visit.enter() as inside:
        edition = edition_shown(inside.session, found, _today(visit))
    return JSONResponse(_described(found, edition, _today(visit)), headers=_FOR_AN_HOUR)


def _today(visit: ApiVisit) -> date:
    return visit.front.clock.now().astimezone(VIETNAM).date()


def _listed(procedure: Procedure, edition: Edition) -> dict[str, Any]:
    return {
        "code": procedure.code,
        "slug": procedure.slug,
        "title": procedure.title,
        "authority": procedure.authority,
        "edition": edition.id,
        "limit": write_limit(edition.limit),
        "limit_in_words": in_words(edition.limit),
        "fileable": edition.fileable,
    }


def _described(procedure: Procedure, edition: Edition, today: date) -> dict[str, Any]:
    return {
        **_listed(procedure, edition),
        "field": procedure.field,
        "aliases": list(procedure.aliases),
        "former_codes": list(procedure.former_codes),
        "valid_from": edition.valid_from.isoformat(),
        "verified_limit": _written(edition.verified_limit),
        "react_within": write_limit(edition.react_within),
        "answer_within": write_limit(edition.answer_within),
        "service_level": edition.service_level,
        "online_extent": edition.online_extent.words,
        "competence": edition.competence.words,
        "who_may_apply": edition.who_may_apply,
        "requirements": edition.requirements,
        "components": _components(edition),
        "fees": _fees(edition),
        "results": [{"code": one.code, "title": one.title, "copies": one.copies} for one in edition.results],
        "legal_basis": list(edition.legal_basis),
        "unverified": list(edition.unverified),
        "schema": filing_schema(procedure, edition) if edition.fileable else None,
        "example": edition.example(today) if edition.example else None,
    }


def _components(edition: Edition) -> list[dict[str, Any]]:
    return [
        {
            "code": one.code,
            "title": one.title,
            "necessity": one.necessity.value,
            "condition": one.condition.words if one.condition else None,
            "kinds": [kind.value for kind in one.kinds],
            "copies": one.copies,
            "replaced_by": one.replaced_by.words if one.replaced_by else None,
            "legal_basis": one.legal_basis,
            "note": one.note,
        }
        for one in edition.components
    ]


def _fees(edition: Edition) -> list[dict[str, Any]]:
    return [
        {
            "code": rule.code,
            "kind": rule.kind.value,
            "title": rule.title,
            "condition": rule.condition.words,
            "exemptions": [ground.words for ground in rule.exemptions],
            "legal_basis": rule.legal_basis,
        }
        for rule in edition.fee_rules
    ]


def _written(limit: Limit | None) -> str | None:
    return None if limit is None else write_limit(limit)
