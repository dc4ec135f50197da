"""In which leg of a dossier somebody is asked for himself: of a couple, each in his or her own."""

from __future__ import annotations

from models.dossier import Dossier
from models.register.marriage.couple import is_about_a_couple
from procedures.forms.declarations.marriage import SPOUSES
from web.caller import Caller


def own_leg(dossier: Dossier, caller: Caller) -> str:
    """This will name the leg of an applicant; empty where one person alone is asked, and for everybody else."""
    if caller.dossier_id is None or not is_about_a_couple(dossier):
        return ""
    filed = str(dossier.applicant.get("relation"))
    return next(who for who in SPOUSES if (who != filed) == caller.second)
