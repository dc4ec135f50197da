"""Who stands at the door: a member of staff, a partner's machine, an applicant with his secret, or anyone."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from models.actor import Actor
from models.partner_client import PartnerClient
from models.role import Role
from models.staff.reach import EVERYWHERE, Reach
from models.staff_member import StaffMember, StaffSession
from web.open_to import OpenTo
from web.problem import Problem

ANONYMOUS = Actor("anonymous")
EVERYTHING = "*"


@dataclass(frozen=True)
class Caller:
    """Exactly one of `staff`, `client` and `dossier_id` (an applicant's) is set, or none for anyone.

    `reach` is how far a member of staff sees within his agency; `second` is the one of a couple who did not file and
    follows the dossier under a secret of his or her own.
    """

    actor: Actor
    staff: StaffMember | None = None
    staff_session: StaffSession | None = None
    client: PartnerClient | None = None
    scopes: frozenset[str] = frozenset()
    dossier_id: UUID | None = None
    second: bool = False
    reach: Reach = EVERYWHERE

    @classmethod
    def anyone(cls) -> Caller:
        return cls(ANONYMOUS)

    @classmethod
    def of_staff(cls, staff: StaffMember, staff_session: StaffSession, reach: Reach) -> Caller:
        return cls(staff.as_actor(), staff=staff, staff_session=staff_session, reach=reach)

    @classmethod
    def of_client(cls, client: PartnerClient, scopes: frozenset[str]) -> Caller:
        """A partner speaks for those whose dossiers it has filed; the filter lets it near no others."""
        actor = Actor(f"client:{client.client_id}", frozenset({Role.APPLICANT}), client.agency_id)
        return cls(actor, client=client, scopes=scopes)

    @classmethod
    def of_applicant(cls, dossier_id: UUID, *, second: bool = False) -> Caller:
        return cls(Actor.applicant(), dossier_id=dossier_id, second=second)

    @property
    def roles(self) -> frozenset[Role]:
        return self.actor.roles

    @property
    def is_known(self) -> bool:
        return bool(self.staff or self.client or self.dossier_id)

    def procedures_for(self, verb: str) -> frozenset[str]:
        """This will give the procedure codes a partner's scopes name for the verb; `*` stands for all."""
        prefix = f"{verb}:"
        return frozenset(scope.removeprefix(prefix) for scope in self.scopes if scope.startswith(prefix))

    def has_scope(self, verb: str, procedure: str) -> bool:
        return bool(self.procedures_for(verb) & {procedure, EVERYTHING})


def admit(caller: Caller, declared: OpenTo) -> None:
    """This will raise the problem of a caller for whom the route is not meant."""
    if declared.anyone:
        return
    if caller.staff is not None and caller.roles & declared.staff:
        return
    if caller.client is not None and declared.client_verb:
        if caller.procedures_for(declared.client_verb):
            return
        raise Problem("scope-missing")
    if caller.dossier_id is not None and declared.applicant:
        return
    if not caller.is_known:
        raise Problem("log-in-required", headers={"WWW-Authenticate": "Bearer"})
    raise Problem("not-allowed")
