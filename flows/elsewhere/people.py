"""The people of a police post or an insurance office, and the householder. A name and a verb: until he has done it."""

from __future__ import annotations

from engine.slip import Slip
from engine.wait import wait_for
from models.acts.appraises import Drafted
from models.acts.decides import Decision
from models.acts.elsewhere.checks_residence import (
    CHECKS_RESIDENCE,
    VERIFIES_RESIDENCE,
    ResidenceChecked,
    ResidenceVerified,
)
from models.acts.elsewhere.confirms import CONFIRMS, HouseholderAnswered
from models.acts.elsewhere.handles import HANDLER_APPRAISES, HEAD_DECIDES, HEAD_SIGNS
from models.acts.signs import Signed
from procedures.limits import Limit
from tasks.register.result_drawn_up import ResultDrawnUp


class Householder:
    """Chủ hộ; he answers by VNeID or on paper, and the desk writes down what it has seen."""

    def confirms(self, dossier: Slip, *, within: Limit) -> HouseholderAnswered:
        return wait_for(dossier, CONFIRMS, within=within)


class Handler:
    """Cán bộ thụ lý: of residence at the police post, of cards at the insurance office."""

    def checks_residence(self, dossier: Slip) -> ResidenceChecked:
        return wait_for(dossier, CHECKS_RESIDENCE)

    def verifies_residence(self, dossier: Slip) -> ResidenceVerified:
        return wait_for(dossier, VERIFIES_RESIDENCE)

    def appraises(self, dossier: Slip) -> Drafted:
        return wait_for(dossier, HANDLER_APPRAISES)


class Head:
    """Thủ trưởng cơ quan: Trưởng Công an cấp xã, Giám đốc Bảo hiểm xã hội."""

    def decides(self, dossier: Slip, draft: Drafted) -> Decision:
        return wait_for(dossier, HEAD_DECIDES, about=draft.draft_id, shown_hash=draft.draft_hash)

    def signs(self, dossier: Slip, result: ResultDrawnUp) -> Signed:
        return wait_for(dossier, HEAD_SIGNS, about=result.document_id, shown_hash=result.sha256)


householder = Householder()
handler = Handler()
head = Head()
