"""Which answers may be given to many pieces of work at once: those that say the same of each and judge none.

An appraisal, a decision, a signature or a refusal is somebody's judgement of one dossier and is never among them.
"""

from __future__ import annotations

from collections.abc import Iterable

from models.acts.every_act import find_act
from models.acts.outcome import Form

# By the key of the act; "complete" is refused by its own check wherever a paper has not been found good by hand.
_MAY = frozenset(
    {
        ("checks_components", "complete"),
        ("adds_number", "add_number"),
        ("answers_leg", "send_again"),
        ("retells_agency", "send_again"),
        ("settles_incident", "retry"),
        ("settles_silence", "drive_again"),
    }
)


def plain_answers(acts: Iterable[str]) -> tuple[type[Form], ...]:
    """The forms for work that all answers to one act; none where it is of several, or needs words of its own."""
    keys = set(acts)
    if len(keys) != 1:
        return ()
    act = find_act(keys.pop())
    offered = (form for form in (*act.forms, *act.also_forms) if (act.key, form.name) in _MAY)
    return tuple(dict.fromkeys(offered))


def plain_answer(act: str, outcome: str | None) -> type[Form] | None:
    """The form of that name, where it may be given to many."""
    return next((form for form in plain_answers([act]) if form.name == outcome), None)
