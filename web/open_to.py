"""Who may use a route: declared on the route itself, enforced by the visit, listed by a test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from models.role import Role

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])

EVERY_STAFF_ROLE = frozenset(role for role in Role if role.is_staff)
# An administrator runs the house; dossiers are none of his business.
OFFICE = EVERY_STAFF_ROLE - {Role.ADMINISTRATOR}


@dataclass(frozen=True)
class OpenTo:
    """`client_verb` is what a partner's scope must begin with (`case:read`); `applicant` opens to whoever knows the
    dossier's tracking secret; `anyone` needs no credentials; `signed` is for partners' signed messages.

    `unfinished` opens it also to a session that must first change its password or set up the second step.
    """

    staff: frozenset[Role] = frozenset()
    client_verb: str | None = None
    applicant: bool = False
    anyone: bool = False
    signed: bool = False
    unfinished: bool = False


def open_to(
    *staff: Role,
    client_verb: str | None = None,
    applicant: bool = False,
    anyone: bool = False,
    signed: bool = False,
    unfinished: bool = False,
) -> Callable[[Endpoint], Endpoint]:
    """This will declare who may use the endpoint below; stands under the route's own decorator."""
    declared = OpenTo(frozenset(staff), client_verb, applicant, anyone, signed, unfinished)

    def declare(endpoint: Endpoint) -> Endpoint:
        endpoint.__dict__["open_to"] = declared
        return endpoint

    return declare


def declared_for(endpoint: Callable[..., Any]) -> OpenTo:
    """This will give what the endpoint declares; one that declares nothing is open to nobody."""
    found = endpoint.__dict__.get("open_to")
    return found if isinstance(found, OpenTo) else OpenTo()
