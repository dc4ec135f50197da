"""The next dossier of whoever stands at the desk: who he is and how to reach him, without typing it again."""

from __future__ import annotations

from datetime import timedelta

from desk.forms.typed_values import write_typed
from desk.intake.intake_page import Draftable
from web.access import find_dossier
from web.note_reading import note_reading
from web.problem import Problem
from web.visit import Inside

# While the person is still before the desk; later his number would be read out of a dossier and not off his card.
STILL_HERE = timedelta(hours=2)
_CARRIED = ("full_name", "birth_date", "personal_number", "phone", "email", "assisted", "residence")
_GONE = "Chỉ mang theo được người nộp của hồ sơ do chính mình vừa nhận trong hai giờ qua. Hãy quét lại thẻ căn cước."


def boxes_of_same_person(inside: Inside, form: Draftable, code: str) -> dict[str, str]:
    """The applicant's boxes as he filed a moment ago; what he is to the new dossier's subject is asked anew."""
    dossier = find_dossier(inside.session, inside.caller, code)
    if dossier.filed_by != inside.caller.actor.key or inside.now - dossier.received_at > STILL_HERE:
        raise Problem("not-found", _GONE)
    note_reading(inside, dossier, "number", value="Số định danh cá nhân", carried=True)
    applicant = {name: value for name, value in dossier.applicant.items() if name in _CARRIED}
    return write_typed(form.schema, {"applicant": applicant})
