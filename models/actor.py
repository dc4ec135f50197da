"""Who does something, as the journal and the audit know him: an opaque id and the capacity he acts in."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from models.role import Role


@dataclass(frozen=True)
class Actor:
    """`key` is "staff:<uuid>", "client:<id>", "partner:<name>", "applicant" or "system"; never a name."""

    key: str
    roles: frozenset[Role] = field(default_factory=frozenset)
    agency_id: UUID | None = None

    @classmethod
    def applicant(cls) -> Actor:
        return cls("applicant", frozenset({Role.APPLICANT}))

    @classmethod
    def partner(cls, name: str) -> Actor:
        return cls(f"partner:{name}", frozenset({Role.PARTNER}))

    @property
    def staff_id(self) -> UUID | None:
        kind, _, identifier = self.key.partition(":")
        return UUID(identifier) if kind == "staff" else None


SYSTEM = Actor("system", frozenset({Role.TIME}))
