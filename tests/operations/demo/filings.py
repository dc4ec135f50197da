"""The samples of the demonstration as the procedure's own rules read them, on a fixed day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from operations.demo.dossier_file import DemoDossier, read_dossiers
from operations.demo.placeholder import fill_in
from operations.demo.seed import rows
from procedures.catalogue import find
from procedures.filing import Filing, Reading, facts_of, read_filing
from procedures.forms.birth_declaration import BirthDeclaration
from procedures.forms.declarations.birth_again import BirthAgainDeclaration
from procedures.forms.declarations.civil_status_extract import ExtractDeclaration
from procedures.forms.declarations.death_registration import DeathDeclaration
from procedures.forms.declarations.guardianship import GuardianshipDeclaration
from procedures.forms.declarations.guardianship_termination import TerminationDeclaration
from procedures.forms.declarations.marital_status import MaritalStatusDeclaration
from procedures.forms.declarations.marriage import MarriageDeclaration
from procedures.forms.declarations.marriage_again import MarriageAgainDeclaration
from procedures.procedure import Edition, Procedure

FILED = date(2026, 11, 21)
FILE_ID = "0f8fad5b-d9cb-469f-a165-70867728950e"
BIRTH = find("1.001193")
EXTRACT, DEATH, MARITAL = "2.000635", "1.000656", "1.004873"
GUARDIANSHIP, MARRIAGE = "1.004837", "1.000894"


@dataclass(frozen=True)
class Sample:
    """A sample, what the rules found, and the filing itself."""

    dossier: DemoDossier
    reading: Reading
    filing: Filing

    @property
    def declaration(self) -> BirthDeclaration:
        """The declaration of a birth."""
        assert isinstance(self.filing.declaration, BirthDeclaration)
        return self.filing.declaration

    @property
    def request(self) -> ExtractDeclaration:
        """The declaration of whoever wants copies."""
        assert isinstance(self.filing.declaration, ExtractDeclaration)
        return self.filing.declaration

    @property
    def death(self) -> DeathDeclaration:
        """The declaration of a death."""
        assert isinstance(self.filing.declaration, DeathDeclaration)
        return self.filing.declaration

    @property
    def marital(self) -> MaritalStatusDeclaration:
        """The declaration of whoever wants his marital status confirmed."""
        assert isinstance(self.filing.declaration, MaritalStatusDeclaration)
        return self.filing.declaration

    @property
    def procedure(self) -> str:
        return procedure_of(self.dossier).code

    @property
    def guardianship(self) -> GuardianshipDeclaration:
        """The declaration of a new guardianship."""
        assert isinstance(self.filing.declaration, GuardianshipDeclaration)
        return self.filing.declaration

    @property
    def couple(self) -> MarriageDeclaration:
        """The declaration of two who want to marry."""
        assert isinstance(self.filing.declaration, MarriageDeclaration)
        return self.filing.declaration

    @property
    def is_birth(self) -> bool:
        return isinstance(self.filing.declaration, BirthDeclaration)

    @property
    def is_marriage(self) -> bool:
        return isinstance(self.filing.declaration, MarriageDeclaration)

    @property
    def subject_name(self) -> str:
        match self.filing.declaration:
            case BirthDeclaration(child=child):
                return child.full_name
            case DeathDeclaration(deceased=deceased):
                return deceased.full_name
            case ExtractDeclaration(subject=subject) | MaritalStatusDeclaration(subject=subject):
                return subject.full_name
            case BirthAgainDeclaration(subject=subject):
                return subject.full_name
            case GuardianshipDeclaration(ward=ward) | TerminationDeclaration(ward=ward):
                return ward.full_name
            case MarriageDeclaration(husband=his, wife=hers) | MarriageAgainDeclaration(husband=his, wife=hers):
                return f"{his.full_name} và {hers.full_name}"
        raise AssertionError("nobody is named")

    @property
    def copies(self) -> int:
        asked = getattr(self.filing.declaration, "copies", None)
        return asked.count if asked is not None else 0

    @property
    def edition(self) -> Edition:
        return procedure_of(self.dossier).edition_on(FILED)

    @property
    def warnings(self) -> list[str]:
        return sorted(warning.code for warning in self.reading.warnings)

    @property
    def missing(self) -> list[str]:
        """The components without which the desk cannot take it in."""
        handed_in = {handed.code for handed in self.filing.components}
        facts = facts_of(self.filing, FILED, agency_province=self.ward["province_code"])
        needed = self.edition.components_needed(self.filing.declaration, facts)
        return [component.code for component in needed if component.code not in handed_in]

    @property
    def ward(self) -> dict[str, str]:
        return rows("agencies")[self.dossier.ward - 1]

    @property
    def competent(self) -> bool | None:
        return self.edition.may_decide(self.ward["ward_code"], self.filing.declaration, self.filing.applicant)


@cache
def samples() -> tuple[Sample, ...]:
    return tuple(_sample(dossier) for dossier in read_dossiers())


@cache
def births() -> tuple[Sample, ...]:
    return tuple(sample for sample in samples() if sample.is_birth)


def procedure_of(dossier: DemoDossier) -> Procedure:
    return find(str(dossier.body["procedure"]))


def read_on(dossier: DemoDossier, day: date) -> Reading:
    """What the rules find in the sample when it is filed on that day."""
    body = fill_in(dossier.body, day, dict.fromkeys(dossier.files, FILE_ID))
    procedure = procedure_of(dossier)
    return read_filing(body, procedure, procedure.edition_on(day), day)


def _sample(dossier: DemoDossier) -> Sample:
    reading = read_on(dossier, FILED)
    assert reading.filing is not None, (dossier.name, reading.faults)
    return Sample(dossier, reading, reading.filing)
