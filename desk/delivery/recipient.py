"""Who stands at the counter, read from the page's boxes and compared with whom the dossier names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from language.phrase import phrase
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
from web.visit import Inside

Faults = dict[str, str]
_STRONGEST_LAST = (Proof.PAPER, Proof.LAST_FOUR, Proof.NUMBER, Proof.CARD)


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


def read_recipient(inside: Inside, dossier: Dossier, boxes: Mapping[str, str], *, couple: bool) -> Stands | Faults:
    """This will say who it is, or by box what is wrong. A wrong code is counted, a number that differs is noted.

    Neither is undone by refusing: the caller lets the transaction be committed.
    """
    chosen = boxes.get("who", Recipient.COUPLE if couple else "")
    if chosen not in offered(dossier, couple=couple):
        return {"who": "Hãy chọn ai đến nhận."}
    who = Recipient(chosen)
    if who is Recipient.COUPLE:
        return _couple(inside, dossier, boxes)
    if who in (Recipient.APPLICANT, Recipient.FILED_PROXY):
        named = applicant_named(dossier) if who is Recipient.APPLICANT else filed_proxy_named(dossier)
        assert named is not None, "it was offered"
        known = _compare(inside, dossier, named, boxes, "shown", "paper")
        return known if isinstance(known, dict) else Stands(who, (named.name,), (_paper(boxes, "paper"),), known)
    return _stranger(inside, dossier, who, boxes)


def _couple(inside: Inside, dossier: Dossier, boxes: Mapping[str, str]) -> Stands | Faults:
    spouses = spouses_named(dossier)
    assert spouses is not None, "the act is about a couple"
    faults: Faults = {}
    proofs = []
    for named, side in zip(spouses, ("husband", "wife"), strict=True):
        known = _compare(inside, dossier, named, boxes, f"{side}_shown", f"{side}_paper")
        if isinstance(known, dict):
            faults |= known
        else:
            proofs.append(known)
    if faults:
        return faults
    papers = tuple(_paper(boxes, f"{side}_paper") for side in ("husband", "wife"))
    weakest = min(proofs, key=_STRONGEST_LAST.index)
    return Stands(Recipient.COUPLE, tuple(one.name for one in spouses), papers, weakest)


def _compare(
    inside: Inside, dossier: Dossier, named: Named, boxes: Mapping[str, str], box: str, paper: str
) -> Proof | Faults:
    if not boxes.get(paper):
        return {paper: "Hãy ghi giấy tờ đã xem."}
    if not named.numbers:
        return Proof.PAPER
    shown = read_shown(boxes.get(box, ""))
    if shown is None:
        return {box: "Hãy quét mã trên thẻ, hoặc gõ 4 số cuối của số trên giấy tờ."}
    if matches(shown, named.numbers):
        return shown.by
    record(
        inside.session,
        inside.caller.actor,
        "identity.differs",
        inside.now,
        dossier_id=dossier.id,
        agency_id=dossier.agency_id,
        by=shown.by,
    )
    differs = phrase(
        "Không khớp với số trong hồ sơ của {name}. Hãy xem lại giấy tờ; lần so này đã được ghi lại.", name=named.name
    )
    return {box: differs}


def _stranger(inside: Inside, dossier: Dossier, who: Recipient, boxes: Mapping[str, str]) -> Stands | Faults:
    """Somebody the dossier does not name: by the applicant's code, or by a written authorisation."""
    shown = read_shown(boxes.get("shown", ""))
    person, authorisation = boxes.get("person", ""), boxes.get("authorisation", "")
    faults: Faults = {}
    if not boxes.get("paper"):
        faults["paper"] = "Hãy ghi giấy tờ đã xem."
    if shown is None or shown.by is Proof.LAST_FOUR:
        faults["shown"] = "Hãy quét thẻ hoặc gõ đủ số giấy tờ của người nhận thay."
    if who is Recipient.AUTHORISED and not 2 <= len(person) <= 200:
        faults["person"] = "Hãy ghi họ tên người được ủy quyền."
    if who is Recipient.AUTHORISED and not 5 <= len(authorisation) <= 200:
        faults["authorisation"] = "Hãy ghi giấy ủy quyền: số, ngày, nơi chứng thực."
    if faults or shown is None:
        return faults
    if who is Recipient.AUTHORISED:
        papers = (_paper(boxes, "paper"),)
        return Stands(who, (person,), papers, shown.by, shown.text, authorisation)
    # Last of all, so that nobody tries codes while another box keeps the attempt from being counted.
    token, why_not = try_code(
        inside.session, dossier, boxes.get("token", "").replace(" ", ""), inside.caller.actor, inside.now
    )
    if token is None:
        return {"token": why_not}
    return Stands(who, (token.person,), (_paper(boxes, "paper"),), shown.by, shown.text, token=token)


def _paper(boxes: Mapping[str, str], box: str) -> str:
    return boxes.get(box, "")[:200]
