"""What a partner says when it is asked about one of our references, as the messages it would have sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gateways.linked.commune_case import answer_of
from gateways.personal_number import NumberGiven
from models.acts.answers_query import DECLINED
from tasks.equipment import Equipment


@dataclass(frozen=True)
class News:
    """`kind` and `data` as in the partner's own message; `happened_at` where the partner says when it was.

    `mark` tells news of the same kind apart, where a partner may say the same thing twice of one reference.
    """

    kind: str
    data: dict[str, Any]
    happened_at: datetime | None = None
    mark: str = ""


# What a step of a parcel's way says beside what it is and when.
_SAID_OF_PARCELS = {"reason", "handed_to", "proof", "cod_amount"}


def inquire_news(equipment: Equipment, kind: str, reference: str) -> list[News] | None:
    """This will ask the partner of that kind of effect; None when it never heard of the reference."""
    return _INQUIRIES[kind](equipment, reference)


def _look_up(equipment: Equipment, reference: str) -> list[News] | None:
    standing = equipment.partners.population_database.inquire_look_up(reference)
    if standing is None:
        return None
    return [News("lookup.answered", standing.answer.model_dump(mode="json"))] if standing.answer else []


def _query(equipment: Equipment, reference: str) -> list[News] | None:
    standing = equipment.partners.agencies.asked_by(reference).standing(reference)
    if standing is None:
        return None
    answer = answer_of(standing)
    if answer is not None:
        return [News("query.answered", answer.model_dump(mode="json"))]
    reasons = [reason.model_dump(mode="json") for reason in standing.reasons]
    if standing.state == "rejected":
        # They do not answer, and say why; the officer goes on by his own judgement.
        return [News("query.answered", {"reference": reference, "answer": DECLINED, "reasons": reasons})]
    if standing.state == "supplement_requested":
        return [News("query.asked_back", {"reasons": reasons}, mark=f":{standing.sequence}")]
    return []


def _number(equipment: Equipment, reference: str) -> list[News] | None:
    standing = equipment.partners.population_database.inquire_number(reference)
    if standing is None:
        return None
    if standing.answer is None:
        return []
    given = isinstance(standing.answer, NumberGiven)
    return [News("number.given" if given else "number.refused", standing.answer.model_dump(mode="json"))]


def _lock(equipment: Equipment, reference: str) -> list[News] | None:
    standing = equipment.partners.population_database.inquire_lock(reference)
    if standing is None:
        return None
    return [News("record.locked", standing.model_dump(mode="json"))] if standing.state == "locked" else []


def _notice(equipment: Equipment, reference: str) -> list[News] | None:
    standing = equipment.partners.other_commune.inquire_notice(reference)
    if standing is None:
        return None
    return [News("notice.received", standing.model_dump(mode="json"))] if standing.state == "received" else []


def _parcel(equipment: Equipment, reference: str) -> list[News] | None:
    standing = equipment.partners.post_office.inquire(reference)
    if standing is None:
        return None
    about = {"reference": reference, "tracking_code": standing.tracking_code}
    return [
        News(step.type, about | step.model_dump(mode="json", include=_SAID_OF_PARCELS, exclude_none=True), step.time)
        for step in standing.events
    ]


def _case(equipment: Equipment, reference: str) -> list[News] | None:
    standing = equipment.partners.agencies.asked_by(reference).standing(reference)
    if standing is None:
        return None
    if standing.sequence == 0:
        return []
    return [News(f"linked.{standing.state}", standing.model_dump(mode="json"), mark=f":{standing.sequence}")]


def _nothing_to_tell(equipment: Equipment, reference: str) -> list[News] | None:
    """What comes of it is told of the case it belongs to."""
    return []


def _refund(equipment: Equipment, reference: str) -> list[News] | None:
    standing = equipment.partners.payment_gateway.inquire_refund(reference)
    if standing is None:
        return None
    if standing.paid is not None:
        return [News("refund.paid", standing.paid.model_dump(mode="json"), standing.paid.paid_at)]
    if standing.state == "failed":
        return [News("refund.failed", {"reference": reference, "reason": standing.reason or "failed"})]
    return []


_INQUIRIES: dict[str, Callable[[Equipment, str], list[News] | None]] = {
    "look-up": _look_up,
    "duplicate": _look_up,
    "query": _query,
    "number": _number,
    "lock": _lock,
    "notice": _notice,
    "parcel": _parcel,
    "case": _case,
    "case-supplement": _nothing_to_tell,
    "case-recall": _nothing_to_tell,
    "refund": _refund,
}
