"""The measures of the index that count procedures, not dossiers: each as the codes above and below its line."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.agency import Agency
from models.dossier import Dossier
from models.reports.counted import Origin, Tally
from models.reports.fields_of import editions_then, procedures_of
from models.reports.measures import paid_online_ids
from models.reports.question import Question
from procedures.procedure import Edition, OnlineExtent
from procedures.tariff import FeeKind

Codes = tuple[str, ...]


def measured_procedures(session: Session, question: Question, found: Tally) -> Mapping[str, tuple[Codes, Codes]]:
    """Numerator and denominator by the measure's code; `found` is the tally of the same question."""
    ours = procedures_of(session.get_one(Agency, question.agency_id).kind)
    everything = [one for listed in ours.values() for one in listed]
    editions = editions_then(session, question, everything)
    fileable = {code: edition for code, edition in editions.items() if edition.fileable}
    online = [code for code, one in fileable.items() if one.online_extent is not OnlineExtent.INFORMATION]
    charging = [code for code, one in fileable.items() if _charges(one)]
    filed_online = {code for code, origin, _ in found if origin is Origin.ONLINE}
    paid = select(Dossier.procedure).where(Dossier.id.in_(paid_online_ids(question))).distinct()
    paid_online = set(session.scalars(paid))
    return {
        "cong-bo": (tuple(fileable), tuple(one.code for one in everything)),
        "thu-tuc-truc-tuyen": (tuple(code for code in online if code in filed_online), tuple(online)),
        "thu-tuc-tra-truc-tuyen": (tuple(code for code in charging if code in paid_online), tuple(charging)),
    }


def _charges(edition: Edition) -> bool:
    """What the post takes for its way is no fee of the procedure."""
    return any(rule.kind is not FeeKind.POSTAGE for rule in edition.fee_rules)
