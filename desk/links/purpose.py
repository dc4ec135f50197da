"""What a link is for, in words: what we may file over there, what they may file here, whose books they answer from."""

from __future__ import annotations

from collections.abc import Iterable

from language.phrase import one_after_another, phrase
from models.linkage.find_agency import ANY_COMMUNE
from models.linkage.partner_agency import PartnerAgency
from models.partner_client import PartnerClient
from procedures.catalogue import UnknownProcedure, find


def titled(codes: Iterable[str]) -> list[str]:
    """Each procedure with its title, one this installation no longer knows by its code alone."""
    return [one_after_another(" – ", (code, _title(code))) if _title(code) else code for code in codes]


def filed_here(client: PartnerClient | None) -> list[str]:
    """The procedures the agency's machine may file here."""
    scopes = client.scopes if client else []
    return [scope.removeprefix("case:create:") for scope in scopes if scope.startswith("case:create:")]


def purpose(partner: PartnerAgency, client: PartnerClient | None) -> str:
    """One line for the list."""
    said = [phrase("ta nộp {count} thủ tục", count=len(partner.files_there)) if partner.files_there else ""]
    there = len(filed_here(client))
    said.append(phrase("họ nộp {count} thủ tục", count=there) if there else "")
    if partner.answers_for:
        said.append("trả lời xác minh cho mọi xã khác" if ANY_COMMUNE in partner.answers_for else "trả lời xác minh")
    return one_after_another(", ", (part for part in said if part)) or "chưa khai"


def _title(code: str) -> str:
    try:
        return find(code).title
    except UnknownProcedure:
        return ""
