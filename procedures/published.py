"""A procedure as it is published: plain JSON values with Vietnamese words, for the API and the public pages."""

from __future__ import annotations

from datetime import date
from typing import Any

from procedures.component import Component
from procedures.filing import filing_schema
from procedures.limits import Limit, in_words
from procedures.procedure import Edition, Procedure
from procedures.tariff import FeeRule


def summary(procedure: Procedure, edition: Edition) -> dict[str, Any]:
    """One row of the catalogue: code, names, limit, level, and whether a dossier can be filed here."""
    return {
        "code": procedure.code,
        "slug": procedure.slug,
        "title": procedure.title,
        "aliases": list(procedure.aliases),
        "former_codes": list(procedure.former_codes),
        "field": procedure.field,
        "authority": procedure.authority,
        "edition": edition.id,
        "limit": _limit(edition.limit),
        "service_level": edition.service_level,
        "online_extent": {"code": edition.online_extent.value, "title": edition.online_extent.words},
        "fileable": edition.fileable,
    }


def published(procedure: Procedure, edition: Edition, on: date) -> dict[str, Any]:
    """Everything the law states; `schema` and `example` (as of that day) are null where nothing can be filed yet."""
    return {
        **summary(procedure, edition),
        "valid_from": edition.valid_from.isoformat(),
        "valid_to": edition.valid_to.isoformat() if edition.valid_to else None,
        "limits": _limits(edition),
        "competence": {"code": edition.competence.value, "title": edition.competence.words},
        "who_may_apply": edition.who_may_apply,
        "requirements": edition.requirements,
        "dossier_sets": edition.dossier_sets,
        "components": [_component(component) for component in edition.components],
        "fees": [_fee(rule) for rule in edition.fee_rules],
        "results": [
            {"code": result.code, "title": result.title, "copies": result.copies, "valid_months": result.valid_months}
            for result in edition.results
        ],
        "legal_basis": list(edition.legal_basis),
        "retention": edition.retention,
        "steps": [{"role": step.role, "title": step.title, "hours": step.hours} for step in edition.steps],
        "unverified": list(edition.unverified),
        "schema": filing_schema(procedure, edition) if edition.fileable else None,
        "example": edition.example(on) if edition.example else None,
    }


def _limits(edition: Edition) -> dict[str, Any]:
    limits: dict[str, Limit | None] = {
        "handling": edition.limit,
        "handling_when_verified": edition.verified_limit,
        "reaction": edition.react_within,
        "supplement_answer": edition.answer_within,
        "announcement": edition.announcement,
        "draft_check": edition.draft_check,
    }
    return {name: _limit(limit) for name, limit in limits.items()} | {
        "cut_off": edition.cut_off.isoformat("minutes") if edition.cut_off else None
    }


def _limit(limit: Limit | None) -> dict[str, Any] | None:
    return None if limit is None else {"kind": limit.kind, "title": in_words(limit)}


def _component(component: Component) -> dict[str, Any]:
    return {
        "code": component.code,
        "title": component.title,
        "necessity": {"code": component.necessity.value, "title": component.necessity.words},
        "condition": component.condition.words if component.condition else None,
        "kinds": [{"code": kind.value, "title": kind.words} for kind in component.kinds],
        "copies": component.copies,
        "replaced_by": component.replaced_by.words if component.replaced_by else None,
        "legal_basis": component.legal_basis,
        "note": component.note or None,
    }


def _fee(rule: FeeRule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "title": rule.title,
        "kind": {"code": rule.kind.value, "title": rule.kind.words},
        "condition": rule.condition.words,
        "exemptions": [{"code": ground.value, "title": ground.words} for ground in rule.exemptions],
        "legal_basis": rule.legal_basis,
    }
