"""The rules over a deletion: what cannot have happened yet, or not in this order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from procedures.civil_words import Relation
from procedures.forms.declarations.residence_deletion import DeletionGround, ResidenceDeletionDeclaration
from procedures.forms.requester import Requester
from procedures.rules.findings import Fault, Finding, pointer


def it_has_happened(
    declaration: ResidenceDeletionDeclaration, filed_at: date, _: Requester | None
) -> Iterator[Finding]:
    for place, day in (("happened_on", declaration.happened_on), ("paper/issued_on", declaration.paper.issued_on)):
        if day > filed_at:
            yield _fault(place, "not_yet", "Ngày này ở sau ngày nộp hồ sơ; hãy xem lại.")


def paper_follows(declaration: ResidenceDeletionDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    of_a_death = declaration.ground is DeletionGround.DEATH
    if of_a_death and declaration.paper.issued_on < declaration.happened_on:
        yield _fault(
            "paper/issued_on", "paper_before_death", "Trích lục khai tử cấp trước ngày chết; hãy xem lại hai ngày."
        )


def dead_do_not_ask(
    declaration: ResidenceDeletionDeclaration, filed_at: date, applicant: Requester | None
) -> Iterator[Finding]:
    of_a_death = declaration.ground is DeletionGround.DEATH
    if of_a_death and applicant is not None and applicant.relation is Relation.SELF:
        yield Fault(
            pointer("applicant", "relation"),
            "dead_requester",
            "Người yêu cầu không thể là chính người chết; hãy chọn lại quan hệ.",
        )


def _fault(place: str, code: str, detail: str) -> Fault:
    return Fault(pointer("declaration", *place.split("/")), code, detail)


RESIDENCE_DELETION_RULES = (it_has_happened, paper_follows, dead_do_not_ask)
