"""What somebody answers: what the sample tells, else what its paper lacks, else what is usual."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from models.acts.marriage.receives import HandedToBoth
from models.acts.receives import HandedOver
from models.status import Ending
from operations.demo.dossier_file import DemoDossier, Expected, Told

Answer = dict[str, Any]
CHECK, SUPPLEMENT = "checks_components", "supplements"


@dataclass
class Sample:
    """One sample under way: how often each line has been answered so far."""

    dossier: DemoDossier
    code: str
    answered: Counter[str] = field(default_factory=Counter)


def follow_up(sample: Sample, code: str) -> Sample:
    """The dossier that a sample opened when it ended well: nothing is told of it, so it goes as is usual.

    Whoever asks for the new guardianship fetches what comes of it.
    """
    asks = {**sample.dossier.body, "applicant": sample.dossier.body["declaration"]["new_guardianship"]["requester"]}
    usual = {
        "body": asks,
        "told": (),
        "expects": Expected(),
        "ending": Ending.DELIVERED,
        "name": f"{sample.dossier.name}, tiếp theo",
    }
    return Sample(sample.dossier.model_copy(update=usual), code)


def told_now(sample: Sample, line: str) -> str:
    """The outcome the sample tells for this line now; empty when it tells nothing."""
    return _told(sample, line)[sample.answered[line]].outcome if tells(sample, line) else ""


def tells(sample: Sample, line: str) -> bool:
    """Whether the sample itself says what is answered to this line now."""
    return len(_told(sample, line)) > sample.answered[line]


def choose_answer(sample: Sample, item: Mapping[str, Any]) -> Answer:
    """This will give the body of the answer to a work item as `GET /work-items/{id}` shows it."""
    line = item["name"]
    always = {"version": item["version"], **({"shown_hash": item["shown_hash"]} if item["shown_hash"] else {})}
    if tells(sample, line):
        told = _told(sample, line)[sample.answered[line]]
        return {**always, "outcome": told.outcome, **told.fields}
    missing = sample.dossier.expects.missing
    if missing and line == CHECK and not sample.answered[line]:
        return {**always, "outcome": "incomplete", "items": [_asked_for(code) for code in missing]}
    if missing and line == SUPPLEMENT:
        return {**always, "outcome": "supplement", "components": [_handed_in(code) for code in missing]}
    usual: Answer = item["outcomes"][0]["example"]
    return {**usual, **_shown_by_recipient(sample.dossier, usual["outcome"])}


def _shown_by_recipient(dossier: DemoDossier, outcome: str) -> Answer:
    """Who fetches the result of a sample shows the number that the sample declares."""
    if outcome == HandedOver.name:
        return {"shown": _number_of(dossier.body["applicant"])}
    if outcome == HandedToBoth.name:
        return {f"{side}_shown": _number_of(dossier.body["declaration"][side]) for side in ("husband", "wife")}
    return {}


def _number_of(person: Mapping[str, Any]) -> str:
    """An office that asks about somebody declares none, and is known by its letter."""
    return str(person.get("personal_number") or (person.get("identity_document") or {}).get("number", ""))


def _told(sample: Sample, line: str) -> list[Told]:
    return [told for told in sample.dossier.told if told.line == line]


def _asked_for(component: str) -> dict[str, str]:
    return {
        "component": component,
        "reason": "Hồ sơ chưa có giấy tờ này.",
        "what_to_do": "Nộp bản chính hoặc bản sao hợp lệ của giấy tờ này.",
    }


def _handed_in(component: str) -> dict[str, Any]:
    return {"code": component, "kind": "original_submitted", "source": "paper", "original_kept": True}
