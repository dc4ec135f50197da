"""Which panel belongs to which kind of work; what is not named here is shown by its forms alone."""

from __future__ import annotations

from desk.beside.opinion_panel import OPINION_PANEL
from desk.panels.apology import APOLOGY_PANEL
from desk.panels.appraisal import APPRAISAL_PANEL
from desk.panels.book_search import BOOK_SEARCH_PANEL
from desk.panels.communes.commune_asked import ASKED_BACK_PANEL, COMMUNE_PANEL, LATE_ANSWER_PANEL
from desk.panels.communes.question import QUESTION_PANEL
from desk.panels.component_check import CHECK_PANEL
from desk.panels.death_verification import VERIFICATION_PANEL
from desk.panels.decision import DECISION_PANEL, DRAFT_READING_PANEL
from desk.panels.gone_wrong import INCIDENT_PANEL, MESSAGE_PANEL, UNDELIVERED_PANEL
from desk.panels.hand_over import HAND_OVER_PANEL, NEW_WAY_PANEL
from desk.panels.intake_refusal import INTAKE_REFUSAL_PANEL
from desk.panels.leg import LEG_PANEL
from desk.panels.marriage import APPOINTMENT_PANEL, MARRIAGE_APPRAISAL_PANEL, MEETING_PANEL
from desk.panels.number import NUMBER_PANEL
from desk.panels.old_book import KEEPER_PANEL
from desk.panels.panel import Panel
from desk.panels.refund import REFUND_PANEL
from desk.panels.signing import SIGNING_PANEL
from desk.panels.supplement import SUPPLEMENT_PANEL
from models.progress.work_item import WorkItem

_PANELS = {
    "adds_number": NUMBER_PANEL,
    "agrees_appointment": APPOINTMENT_PANEL,
    "agrees_new_way": NEW_WAY_PANEL,
    "agrees_refund": REFUND_PANEL,
    "agrees_to_refuse_intake": INTAKE_REFUSAL_PANEL,
    "answers_back": ASKED_BACK_PANEL,
    "answers_query:former": COMMUNE_PANEL,
    "answers_leg": LEG_PANEL,
    "appears": MEETING_PANEL,
    "appraises": APPRAISAL_PANEL,
    "appraises:again": MARRIAGE_APPRAISAL_PANEL,
    "appraises:copies": BOOK_SEARCH_PANEL,
    "appraises:marriage": MARRIAGE_APPRAISAL_PANEL,
    "appraises:question": QUESTION_PANEL,
    "checks_components": CHECK_PANEL,
    "confirms_benefit": LEG_PANEL,
    "confirms_residence": LEG_PANEL,
    "decides": DECISION_PANEL,
    "follows_up_number": NUMBER_PANEL,
    "gives_number": NUMBER_PANEL,
    "gives_opinion": OPINION_PANEL,
    "names_keeper": KEEPER_PANEL,
    "pays_refund": REFUND_PANEL,
    "proposes_refund": REFUND_PANEL,
    "reaches_applicant": UNDELIVERED_PANEL,
    "reads_draft": DRAFT_READING_PANEL,
    "promises_new_date": APOLOGY_PANEL,
    "reads_late_answer": LATE_ANSWER_PANEL,
    "receives": HAND_OVER_PANEL,
    "seals": SIGNING_PANEL,
    "settles_incident": INCIDENT_PANEL,
    "settles_message": MESSAGE_PANEL,
    "settles_silence": LEG_PANEL,
    "signs": SIGNING_PANEL,
    "supplements": SUPPLEMENT_PANEL,
    "verifies_death": VERIFICATION_PANEL,
    "weighs_silence": COMMUNE_PANEL,
}
_PLAIN = Panel()


def panel_of(item: WorkItem) -> Panel:
    """The panel of the very act that is awaited, else that of its line, else the plain one."""
    return _PANELS.get(item.act) or _PANELS.get(item.line, _PLAIN)
