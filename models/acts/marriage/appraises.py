"""The officer appraises a marriage; what the law forbids outright cannot be proposed for registration."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from language.phrase import phrase
from models.acts.act import Deed
from models.acts.appraises import APPRAISES, Drafted, ProposeRegistration
from models.acts.refusal import FormFault, FormFaults
from models.clock.clock import VIETNAM
from models.register.marriage.couple import last_signing_day
from models.register.marriage.obstacles import obstacles
from models.register.records.every_record import record_of


def _record(deed: Deed, form: Any) -> Drafted:
    if isinstance(form, ProposeRegistration):
        see_that_nothing_forbids(deed, {change.field: change.value for change in form.corrections})
    return APPRAISES.record(deed, form)


def see_that_nothing_forbids(deed: Deed, corrections: dict[str, str]) -> None:
    """This will name everything that forbids it; who comes of age later is told so when the day is agreed."""
    dossier = deed.dossier
    known = {field: value for field, value in corrections.items() if field in record_of(dossier.procedure).titles}
    record = record_of(dossier.procedure).written(dossier.declaration, dossier.applicant, known)
    last_day = last_signing_day(dossier, deed.now.astimezone(VIETNAM).date())
    found = obstacles(deed.session, dossier, record, last_day)
    if found:
        raise FormFaults([FormFault("/outcome", phrase("{one} Chỉ có thể đề nghị từ chối.", one=one)) for one in found])


APPRAISES_MARRIAGE = replace(APPRAISES, variant="marriage", record=_record)
