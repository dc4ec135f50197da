"""Who fetches a result: what he shows is compared with whom the dossier names, before anything is handed over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from language.phrase import phrase
from models.actor import Actor
from models.acts.refusal import AttemptNoted, FormFault, FormFaults
from models.audit.audit_entry import record
from models.delivery.hand_out import Recipient
from models.delivery.identity import (
    Named,
    Proof,
    applicant_named,
    filed_proxy_named,
    matches,
    read_shown,
    spouses_named,
)
from models.delivery.pickup_token import PickupToken, try_code
from models.dossier import Dossier

_STRONGEST_LAST = (Proof.PAPER, Proof.LAST_FOUR, Proof.NUMBER, Proof.CARD)


@dataclass(frozen=True)
class Desk:
    """Where somebody stands: the locked dossier whose result he wants, who asks him for his papers, and when."""

    session: Session
    dossier: Dossier
    actor: Actor
    now: datetime


@dataclass(frozen=True)
class Evidence:
    """What somebody shows of himself. `paper` names it; `shown` is read off it: a card's code, a number, its last four.

    The names are those of the form's fields, so that a fault can say which one it is about.
    """

    who: Recipient
    paper: str
    shown: str
    token: str = ""
    person: str = ""
    authorisation: str = ""


@dataclass(frozen=True)
class Stands:
    """The recipient as known: `names` for the sheet, `papers` what each showed, `number` of a stranger's own paper."""

    recipient: Recipient
    names: tuple[str, ...]
    papers: tuple[str, ...]
    proof: Proof
    number: str = ""
    authorisation: str = ""
    token: PickupToken | None = None

    @property
    def by_proxy(self) -> bool:
        return self.recipient in (Recipient.FILED_PROXY, Recipient.BEARER, Recipient.AUTHORISED)


def offered(dossier: Dossier, *, couple: bool) -> list[Recipient]:
    """The capacities in which somebody may fetch this result; of a marriage both come themselves."""
    if couple:
        return [Recipient.COUPLE]
    proxy = [Recipient.FILED_PROXY] if filed_proxy_named(dossier) else []
    return [Recipient.APPLICANT, *proxy, Recipient.BEARER, Recipient.AUTHORISED]


def identify(desk: Desk, said: Evidence) -> Stands:
    """This will say who it is, or raise `AttemptNoted`: a wrong code is counted, a number that differs is noted."""
    if said.who not in offered(desk.dossier, couple=False):
        raise FormFaults([FormFault("/who", "Hãy chọn ai đến nhận.")])
    if said.who in (Recipient.BEARER, Recipient.AUTHORISED):
        return _stranger(desk, said)
    named = applicant_named(desk.dossier) if said.who is Recipient.APPLICANT else filed_proxy_named(desk.dossier)
    assert named is not None, "it was offered"
    known = _compare(desk, named, said.shown, "/shown")
    if isinstance(known, FormFault):
        raise AttemptNoted([known])
    return Stands(said.who, (named.name,), (said.paper,), known)


def identify_both(desk: Desk, papers: tuple[str, str], shown: tuple[str, str]) -> Stands:
    """The same of the two of a marriage, the husband first; nobody can be sent."""
    spouses = spouses_named(desk.dossier)
    assert spouses is not None, "the act is about a couple"
    pointers = ("/husband_shown", "/wife_shown")
    known = [_compare(desk, *one) for one in zip(spouses, shown, pointers, strict=True)]
    faults = [one for one in known if isinstance(one, FormFault)]
    if faults:
        raise AttemptNoted(faults)
    weakest = min((one for one in known if isinstance(one, Proof)), key=_STRONGEST_LAST.index)
    return Stands(Recipient.COUPLE, tuple(one.name for one in spouses), papers, weakest)


def _compare(desk: Desk, named: Named, typed: str, pointer: str) -> Proof | FormFault:
    """By what he is known; of a dossier that names no number (an office asks, a child is a foundling) by his paper."""
    if not named.numbers:
        return Proof.PAPER
    shown = read_shown(typed)
    if shown is None:
        return FormFault(pointer, "Hãy quét mã trên thẻ, hoặc gõ 4 số cuối của số trên giấy tờ.")
    if matches(shown, named.numbers):
        return shown.by
    dossier = desk.dossier
    whose = {"dossier_id": dossier.id, "agency_id": dossier.agency_id}
    record(desk.session, desk.actor, "identity.differs", desk.now, **whose, by=shown.by)
    differs = phrase(
        "Không khớp với số trong hồ sơ của {name}. Hãy xem lại giấy tờ; lần so này đã được ghi lại.", name=named.name
    )
    return FormFault(pointer, differs)


def _stranger(desk: Desk, said: Evidence) -> Stands:
    """Somebody the dossier does not name: by the applicant's code, or by a written authorisation."""
    shown = read_shown(said.shown)
    faults = []
    if shown is None or shown.by is Proof.LAST_FOUR:
        faults.append(FormFault("/shown", "Hãy quét thẻ hoặc gõ đủ số giấy tờ của người nhận thay."))
    if said.who is Recipient.AUTHORISED and not 2 <= len(said.person) <= 200:
        faults.append(FormFault("/person", "Hãy ghi họ tên người được ủy quyền."))
    if said.who is Recipient.AUTHORISED and not 5 <= len(said.authorisation) <= 200:
        faults.append(FormFault("/authorisation", "Hãy ghi giấy ủy quyền: số, ngày, nơi chứng thực."))
    if faults or shown is None:
        raise FormFaults(faults)
    if said.who is Recipient.AUTHORISED:
        return Stands(said.who, (said.person,), (said.paper,), shown.by, shown.text, said.authorisation)
    # Last of all, so that nobody tries codes while another box keeps the attempt from being counted.
    typed = said.token.replace(" ", "")
    token, why_not = try_code(desk.session, desk.dossier, typed, desk.actor, desk.now)
    if token is None:
        raise AttemptNoted([FormFault("/token", why_not)])
    return Stands(said.who, (token.person,), (said.paper,), shown.by, shown.text, token=token)
