"""The commune of one of the two answers about his or her marital status, within three working days or not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from models.acts.act import Deed
from models.acts.answers_query import ANSWERS_QUERY, QueryAnswered
from models.acts.marriage.answers_look_up import who_is_meant
from models.register.look_up import LookUp


def _record(deed: Deed, form: Any) -> QueryAnswered:
    answered = ANSWERS_QUERY.record(deed, form)
    deed.session.flush()
    kept = deed.session.get_one(LookUp, answered.look_up_id)
    kept.answer = {**kept.answer, "who": who_is_meant(deed)}
    return answered


ANSWERS_SPOUSE_QUERY = replace(ANSWERS_QUERY, variant="spouse", record=_record)
