"""What proves the death, as far as declaration and books say: who must certify or confirm it before it is appraised."""

from __future__ import annotations

from uuid import uuid4

from engine.step import step
from engine.work import Work
from models.acts.outcome import Outcome
from models.agency import Agency
from models.register.books.every_book import DEATHS
from models.register.books.search import Sought, search_book
from models.register.look_up import LookUp
from procedures.civil_words import DeathEvidenceKind
from procedures.forms.declarations.death_registration import DeathDeclaration
from tasks.death.declared_death import declared_death
from tasks.register.find_in_register import REGISTER_SEARCH, shown_entry
from tasks.wording.letterhead import agency_of


class EvidenceLookedAt(Outcome):
    """`ward_must_certify`: nobody else can, and the person died here. `other_commune_knows`: he died elsewhere.

    `entries_alike` counts entries of our own books about somebody of that name; the officer looks at each.
    """

    ward_must_certify: bool = False
    other_commune_knows: bool = False
    entries_alike: int = 0

    @property
    def needs_verification(self) -> bool:
        return self.ward_must_certify or self.other_commune_knows


@step(title="Xem xét giấy tờ chứng minh việc chết, tra sổ khai tử")
def look_at_evidence(work: Work) -> EvidenceLookedAt:
    """NĐ 123/2015 Đ4.2: where no other body certifies a death, the ward in which it happened does."""
    declared = declared_death(work.dossier)
    elsewhere = _died_elsewhere(declared, agency_of(work.session, work.dossier))
    nothing_yet = declared.evidence.kind is DeathEvidenceKind.WARD_TO_CERTIFY
    return EvidenceLookedAt(
        ward_must_certify=nothing_yet and not elsewhere,
        other_commune_knows=elsewhere and declared.evidence.kind in _ASKED_ELSEWHERE,
        entries_alike=_search(work, declared),
    )


# The Giấy báo tử of another commune is a paper anybody can print; that commune is asked, as where there is none yet.
_ASKED_ELSEWHERE = (DeathEvidenceKind.WARD_TO_CERTIFY, DeathEvidenceKind.WARD_NOTICE)


def _died_elsewhere(declared: DeathDeclaration, agency: Agency) -> bool:
    ward = declared.place.place.ward
    return ward is not None and ward != agency.ward_code


def _search(work: Work, declared: DeathDeclaration) -> int:
    sought = Sought((declared.deceased.full_name,), personal_number=declared.deceased.personal_number)
    found = search_book(work.session, DEATHS, sought)
    work.session.add(
        LookUp(
            id=uuid4(),
            dossier_id=work.dossier.id,
            kind=REGISTER_SEARCH,
            source="so-ho-tich",
            answer={"book": DEATHS.code, "found": [shown_entry(work, DEATHS, entry) for entry in found]},
            answered_at=work.now,
            recorded_by="system",
        )
    )
    return len(found)
