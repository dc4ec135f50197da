"""What the other agencies of the birth group are sent: their own forms, completed by what the registration gave.

CT01 for the police, TK1-TS for the insurance office; the child's name, number and certificate come out of the book.
"""

from __future__ import annotations

from typing import Any

from engine.work import Work
from models.delivery.document import Document
from models.linkage.linked_leg import LinkedLeg
from procedures.civil_words import Sex
from procedures.forms.declarations.linked_birth import LinkedBirthDeclaration, LinkedBirthWithCardDeclaration
from tasks.linkage.case import Case, certificate_of, drawn_up, entry_of
from tasks.wording.applicant import edition_of
from tasks.wording.letterhead import agency_of


def residence_case(work: Work, leg: LinkedLeg) -> Case:
    """CT01 for the child that joins the household of somebody who has agreed."""
    filed = _filed(work)
    wish = filed.residence
    assert wish is not None, "the leg is only opened for who wishes it"
    consent = leg.consent or {"way": "vneid", "evidence": ""}
    declaration = {
        "subject": _child(work, filed),
        "householder": {
            "full_name": wish.householder.full_name,
            "personal_number": wish.householder.personal_number,
            "relation": wish.relation_to_householder.value,
            "consent": consent["way"],
            **({"consent_reference": consent["evidence"]} if consent["way"] == "vneid" else {}),
        },
        "residence": wish.address.model_dump(mode="json"),
        "dwelling": "household",
        "pledge": filed.pledge.model_dump(mode="json"),
    }
    return Case(wish.agency, declaration, (certificate_of(_certificate(work), "kinship_proof"), *_consent(consent)))


def insurance_case(work: Work, leg: LinkedLeg) -> Case:
    """TK1-TS: a child under six is insured by the state (Luật BHYT Đ12), its parents speak for it."""
    filed = _filed(work)
    wish = filed.insurance
    assert wish is not None, "the leg is only opened for who wishes it"
    guardian = filed.mother or filed.father
    declaration = {
        "subject": {
            **_child(work, filed),
            "nationality": filed.child.nationality,
            "ethnicity": filed.child.ethnicity,
        },
        "registered_at": agency_of(work.session, work.dossier).name,
        "guardian": {"full_name": guardian.full_name if guardian else work.dossier.applicant_name},
        "address": wish.address.model_dump(mode="json"),
        "first_care": wish.first_care,
        "pledge": filed.pledge.model_dump(mode="json"),
    }
    return Case(wish.agency, declaration, (certificate_of(_certificate(work), "birth_certificate"),))


def identity_case(work: Work, leg: LinkedLeg) -> Case:
    """The card of a child under six; what the form of the new edition asks beside this is not known yet."""
    filed = _filed(work)
    assert isinstance(filed, LinkedBirthWithCardDeclaration), "only the edition of 09/2026 knows the card"
    assert filed.identity_card is not None, "the leg is only opened for who wishes it"
    declaration = {"subject": _child(work, filed), "pledge": filed.pledge.model_dump(mode="json")}
    return Case(filed.identity_card.agency, declaration, (certificate_of(_certificate(work), "birth_certificate"),))


def _filed(work: Work) -> LinkedBirthDeclaration:
    form = edition_of(work.dossier).declaration_form
    assert form is not None, "a filed dossier has a form"
    read = form.model_validate(work.dossier.declaration)
    assert isinstance(read, LinkedBirthDeclaration), "these legs belong to the birth group"
    return read


def _child(work: Work, filed: LinkedBirthDeclaration) -> dict[str, Any]:
    """As the book has it: what was corrected there is right."""
    entry = entry_of(work)
    by_words = {sex.words: sex.value for sex in Sex}
    return {
        "full_name": entry.content["child_name"],
        "birth_date": entry.content["born_on"],
        "sex": by_words.get(entry.content["gender"], filed.child.sex.value),
        **({"personal_number": entry.personal_number} if entry.personal_number else {}),
    }


def _certificate(work: Work) -> Document:
    return drawn_up(work, "birth_certificate")


def _consent(consent: dict[str, str]) -> tuple[dict[str, Any], ...]:
    """On paper the householder's own page goes along by hand; the office has compared it."""
    if consent["way"] != "paper":
        return ()
    return ({"code": "householder_consent", "kind": "compared_copy", "source": "paper"},)
