"""The catalogue: every procedure this house knows, found by code, by old name, or by a few letters typed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from language.phrase import phrase
from procedures.birth_registration import BIRTH_REGISTRATION
from procedures.birth_reregistration import BIRTH_REREGISTRATION
from procedures.civil_status_extract import CIVIL_STATUS_EXTRACT
from procedures.death_registration import DEATH_REGISTRATION
from procedures.folded_text import folded
from procedures.guardianship_registration import GUARDIANSHIP_REGISTRATION
from procedures.guardianship_termination import GUARDIANSHIP_TERMINATION
from procedures.linked.commune_question import COMMUNE_QUESTION
from procedures.linked.linked_birth import LINKED_BIRTH
from procedures.linked.linked_death import LINKED_DEATH
from procedures.marital_status_certificate import MARITAL_STATUS_CERTIFICATE
from procedures.marriage_registration import MARRIAGE_REGISTRATION
from procedures.marriage_reregistration import MARRIAGE_REREGISTRATION
from procedures.other_agencies.insurance_card import INSURANCE_CARD
from procedures.other_agencies.residence_deletion import RESIDENCE_DELETION
from procedures.other_agencies.residence_registration import RESIDENCE_REGISTRATION
from procedures.procedure import Procedure, national_code

_PROCEDURES: tuple[Procedure, ...] = (
    BIRTH_REGISTRATION,
    DEATH_REGISTRATION,
    MARRIAGE_REGISTRATION,
    MARRIAGE_REREGISTRATION,
    GUARDIANSHIP_REGISTRATION,
    GUARDIANSHIP_TERMINATION,
    MARITAL_STATUS_CERTIFICATE,
    CIVIL_STATUS_EXTRACT,
    BIRTH_REREGISTRATION,
    LINKED_BIRTH,
    LINKED_DEATH,
    RESIDENCE_REGISTRATION,
    RESIDENCE_DELETION,
    INSURANCE_CARD,
    COMMUNE_QUESTION,
)

_BY_CODE = {code: procedure for procedure in _PROCEDURES for code in (procedure.code, *procedure.former_codes)}


class UnknownProcedure(LookupError):
    """No procedure has this code."""

    def __init__(self, code: str) -> None:
        super().__init__(phrase("Không có thủ tục nào mang mã “{code}”; hãy xem danh mục thủ tục", code=code[:40]))


def find(code: str) -> Procedure:
    """The procedure of a national code, a former code, or a code with an agency suffix; UnknownProcedure otherwise."""
    national = national_code(code)
    if national is None or national not in _BY_CODE:
        raise UnknownProcedure(code)
    return _BY_CODE[national]


@contextmanager
def pretending(procedure: Procedure) -> Iterator[None]:
    """This will show the procedure in place of the one of its code: to try a change of law on dossiers under way."""
    before = dict(_BY_CODE)
    _BY_CODE.update(dict.fromkeys((procedure.code, *procedure.former_codes), procedure))
    try:
        yield
    finally:
        _BY_CODE.clear()
        _BY_CODE.update(before)


def every_procedure() -> tuple[Procedure, ...]:
    """All procedures: the ward's in the order it lists them, then those of other agencies."""
    return _PROCEDURES


def search(text: str) -> tuple[Procedure, ...]:
    """The procedures whose code, title, slug or other name holds every typed word, accents or not; all for no word."""
    words = folded(text).split()
    return tuple(procedure for procedure in _PROCEDURES if all(word in _searched(procedure) for word in words))


def _searched(procedure: Procedure) -> str:
    names = (procedure.code, procedure.title, procedure.slug, *procedure.aliases, *procedure.former_codes)
    return folded(" | ".join(names))
