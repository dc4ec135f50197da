"""What the applicants whose promise moves will be sent, shown before anybody publishes the change."""

from __future__ import annotations

from dataclasses import dataclass

from desk.links.wording.office_facts import office_facts
from desk.member import member
from desk.rules.moves_view import MovesView
from notifications.example_dossier import EXAMPLE_DOSSIER
from notifications.notices.moved_appointment import MOVED_APPOINTMENT, MovedAppointment
from notifications.render import render
from procedures.catalogue import find
from web.visit import Inside

# Whose letter it is and how his hour is counted are told to him alone.
_ADDRESSEE, _EXPLAINED = "(họ tên người nộp)", "(cách tính của hồ sơ ấy)"


@dataclass(frozen=True)
class LetterShown:
    """The first of the letters, or its text message; whoever sees no codes reads it with a made-up one."""

    text: str
    sms: str
    made_up: bool


def moved_letter(inside: Inside, view: MovesView | None, why: str, base_url: str) -> LetterShown | None:
    """The words for the first whom it concerns; None where nobody is told."""
    if view is None or view.first_told is None:
        return None
    move = view.first_told
    code = move.code if view.names_codes else EXAMPLE_DOSSIER["code"]
    content = MovedAppointment(
        code=code,
        procedure=find(move.procedure).title,
        addressee=_ADDRESSEE,
        office=office_facts(inside, member(inside).agency_id).office,
        tracking_url=f"{base_url}/tra-cuu/{code}",
        promised_at=move.before,
        new_due_at=move.after,
        due_explained=(_EXPLAINED,),
        why=(why,),
    )
    words = render(MOVED_APPOINTMENT.id, content)
    return LetterShown(words.text, words.sms, made_up=not view.names_codes)
