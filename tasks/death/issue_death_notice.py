"""Drawing up the ward's own Giấy báo tử from what the officer has verified; văn thư's series gives it its number."""

from __future__ import annotations

from documents.contents.death_extract import moment_of_death
from documents.contents.death_notice import DeathNotice
from engine.reserve import Drawing
from engine.step import step
from engine.work import Work
from models.acts.deaths.verifies_death import DeathVerified
from models.register.records.death import kept_day_of_death
from procedures.code_table import COUNTRIES
from tasks.death.declared_death import declared_death
from tasks.draw import drawing
from tasks.register.result_drawn_up import ResultDrawnUp
from tasks.wording.letterhead import agency_of, committee_head, signatory

_CAPACITY = "TM. Ủy ban nhân dân"


def _notice(work: Work, verified: DeathVerified) -> Drawing:
    declared = declared_death(work.dossier)
    who, home = declared.deceased, declared.last_residence
    agency = agency_of(work.session, work.dossier)
    return drawing(
        "GBT",
        lambda number: DeathNotice(
            drawn_at=work.now,
            letterhead=committee_head(agency, f"{number:02d}/GBT-UBND", work.now),
            dossier_code=work.dossier.code,
            deceased_name=who.full_name,
            deceased_born=who.born_on.written(),
            deceased_gender=who.sex.words,
            deceased_nationality=COUNTRIES.get(who.nationality, ""),
            personal_number=who.personal_number or "",
            deceased_residence=home.written() if home else "",
            died=moment_of_death(kept_day_of_death(declared.died), declared.died.in_words()),
            died_where=declared.place.written(),
            cause=declared.cause,
            signatory=signatory(None, "Chủ tịch", capacity=_CAPACITY),
        ),
        DeathNotice,
    )


@step(title="Lập Giấy báo tử", draws=_notice)
def issue_death_notice(work: Work, verified: DeathVerified) -> ResultDrawnUp:
    """It stays in the dossier as what the registration rests on; the family's result is the extract."""
    document = work.drawn()
    document.for_applicant = False
    return ResultDrawnUp(document_id=document.id, sha256=document.sha256 or "")
