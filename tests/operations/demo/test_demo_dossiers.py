"""Every sample dossier can be filed, shows what it says it shows, and together they show every kind there is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from documents.uploads import examine
from operations.demo.dossier_file import DOSSIERS, When, read_dossiers
from operations.demo.kind import DemoKind
from operations.demo.overview import overview
from operations.demo.placeholder import UnknownPlaceholder, fill_in
from operations.demo.scan import draw
from procedures.civil_words import (
    BirthEvidenceKind,
    BirthKind,
    BirthPlaceKind,
    Channel,
    CivilEvent,
    DeathEvidenceKind,
    DeliveryWay,
    ExemptionGround,
    PaymentWay,
    Relation,
)
from procedures.forms.declarations.birth_again import BirthAgainDeclaration
from procedures.forms.declarations.guardianship_words import GuardianshipKind
from procedures.forms.declarations.marriage import MarryingPerson
from procedures.forms.declarations.marriage_again import MarriageAgainDeclaration
from procedures.marital_words import CertificatePurpose, IssueKind, MaritalStatus
from tests.operations.demo.filings import (
    BIRTH,
    DEATH,
    EXTRACT,
    FILED,
    GUARDIANSHIP,
    MARITAL,
    MARRIAGE,
    Sample,
    births,
    read_on,
    samples,
)

PAGE = Path(__file__).parents[3] / "docs" / "demo.md"
every_sample = pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.dossier.name)


@every_sample
def test_a_sample_is_faulty_or_odd_exactly_as_it_says(sample: Sample) -> None:
    assert sample.warnings == sorted(sample.dossier.expects.warnings)
    assert sample.missing == list(sample.dossier.expects.missing)


@every_sample
def test_a_sample_is_of_the_kinds_it_names_and_of_no_other(sample: Sample) -> None:
    assert {kind for kind in DemoKind if _shows(kind, sample)} == set(sample.dossier.kinds)


def test_every_kind_is_shown_by_some_sample() -> None:
    assert {kind for sample in samples() for kind in sample.dossier.kinds} == set(DemoKind)


def test_there_are_more_than_forty_samples_in_both_wards_and_by_every_sort_of_client() -> None:
    assert len(samples()) >= 44
    assert min(sum(sample.dossier.ward == ward for sample in samples()) for ward in (1, 2)) >= 20
    assert {sample.dossier.filed_by for sample in samples()} == {"mot-cua", "anonymous", "cong-an", "cong-dvc"}


def test_every_way_to_file_deliver_and_pay_occurs() -> None:
    filings = [sample.filing for sample in samples()]

    assert {filing.channel for filing in filings} == set(Channel) - {Channel.LINKED}  # Other agencies start those.
    assert {filing.delivery.way for filing in filings} == set(DeliveryWay)
    assert {filing.payment.way for filing in filings} == set(PaymentWay)
    assert {filing.payment.exemption for filing in filings} == {None, *ExemptionGround}
    assert {sample.declaration.kind for sample in births()} == set(BirthKind)
    assert {sample.request.event for sample in samples() if sample.procedure == EXTRACT} == set(CivilEvent)
    assert {sample.marital.status for sample in samples() if sample.procedure == MARITAL} == set(MaritalStatus)


@every_sample
def test_a_sample_filed_by_nobody_known_is_filed_online_without_help(sample: Sample) -> None:
    if sample.dossier.filed_by == "anonymous":
        assert sample.filing.channel is Channel.ONLINE
        assert not sample.filing.applicant.assisted


@pytest.mark.parametrize("later", [33, 400, 4000])
def test_a_sample_never_ages(later: int) -> None:
    for sample in samples():
        reading = read_on(sample.dossier, FILED + timedelta(days=later))
        assert sorted(warning.code for warning in reading.warnings) == sample.warnings, sample.dossier.name
        assert reading.faults == ()


@pytest.mark.parametrize("text", ["{tomorrow}", "{today+1}", "{file:nowhere}", "{"])
def test_a_placeholder_nobody_knows_is_refused(text: str) -> None:
    with pytest.raises(UnknownPlaceholder):
        fill_in({"list": [text]}, FILED, {"somewhere": "x"})


def test_nothing_in_a_sample_could_be_a_real_persons() -> None:
    for value in _strings([sample.dossier.body for sample in samples()]):
        if re.fullmatch(r"\d{12}", value):
            assert value.startswith("001"), value
            assert int(value[6:]) < 1000, value
        elif re.fullmatch(r"0\d{9}", value):
            assert value.startswith("09000000"), value
        elif "@" in value:
            assert value.endswith("@example.vn"), value


def test_no_two_people_share_a_number() -> None:
    owners: dict[str, set[str]] = {}
    for person in _objects([sample.dossier.body for sample in samples()]):
        if "personal_number" in person:
            owners.setdefault(person["personal_number"], set()).add(_plain(person["full_name"]))

    assert {number: names for number, names in owners.items() if len(names) > 1} == {}


def test_every_scan_would_be_taken_in_and_is_the_same_file_each_time() -> None:
    drawn = [(name, scan) for dossier in read_dossiers() for name, scan in dossier.files.items()]
    kinds = set()
    for name, scan in drawn:
        first, again = draw(name, scan), draw(name, scan)
        examined = examine(first.content, first.file_name)
        kinds.add(examined.kind)
        assert first == again
        assert examined.blank_pages == ()

    assert kinds == {"pdf", "jpeg", "png"}
    assert len({draw(name, scan).content for name, scan in drawn}) == len(drawn)


def test_every_uploaded_file_is_named_once_in_its_body() -> None:
    for dossier in read_dossiers():
        named = [value for value in _strings(dossier.body) if value.startswith("{file:")]
        assert sorted(named) == sorted(f"{{file:{name}}}" for name in dossier.files), dossier.name


def test_a_pattern_chooses_samples_by_their_file_name() -> None:
    assert [dossier.name.partition("-")[2] for dossier in read_dossiers("*twins*")] == [
        "twins-the-first",
        "twins-the-second",
    ]
    assert read_dossiers("nothing like it") == ()


def test_the_page_about_the_samples_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == overview(), (
        "print it anew: python -m operations.demo.overview > docs/demo.md"
    )


# -- what each kind means ---------------------------------------------------------------------------------------------


def _duplicate(sample: Sample) -> bool:
    """The same child as in an earlier sample, or one the database will say is registered."""
    child = _child(sample)
    earlier = [_child(other) for other in births() if other.dossier.name < sample.dossier.name]
    return child in earlier or _forced(sample, "already-registered")


def _twins(sample: Sample) -> bool:
    """Another child of the same mother, born the same day."""
    return any(
        other is not sample
        and other.declaration.mother == sample.declaration.mother is not None
        and other.declaration.child.birth_date == sample.declaration.child.birth_date
        and _child(other) != _child(sample)
        for other in births()
    )


def _ethnic_name(sample: Sample) -> bool:
    """A name not built like a Kinh one: an apostrophe, or a gender word before the name."""
    name = sample.declaration.child.full_name
    return "'" in name or name.startswith(("Y ", "A "))


def _is_nfd(sample: Sample) -> bool:
    text = (DOSSIERS / f"{sample.dossier.name}.json").read_text(encoding="utf-8")
    return not unicodedata.is_normalized("NFC", text)


def _foreign_parent(sample: Sample) -> bool:
    parents = (sample.declaration.mother, sample.declaration.father)
    return any(parent is not None and parent.nationality not in (None, "VN") for parent in parents)


def _proxied(sample: Sample, *, close: bool) -> bool:
    proxy = sample.filing.applicant.proxy
    return proxy is not None and proxy.kinship.is_close is close


def _evidence(kind: BirthEvidenceKind) -> Callable[[Sample], bool]:
    return lambda sample: sample.declaration.evidence is not None and sample.declaration.evidence.kind is kind


def _birth(kind: BirthKind) -> Callable[[Sample], bool]:
    return lambda sample: sample.declaration.kind is kind


def _extract(event: CivilEvent) -> Callable[[Sample], bool]:
    return lambda sample: sample.request.event is event


def _exempt(ground: ExemptionGround) -> Callable[[Sample], bool]:
    return lambda sample: sample.filing.payment.exemption is ground


def _forced(sample: Sample, outcome: str) -> bool:
    return outcome in {answer.outcome for answer in sample.dossier.partners}


def _linked(sample: Sample, procedure: str) -> bool:
    """The family asks for that procedure of another agency in a linked group."""
    legs = (leg for leg in sample.edition.legs if leg.procedure == procedure)
    return any(leg.wanted(sample.filing.declaration) for leg in legs)


def _clean(sample: Sample) -> bool:
    """Nothing stands in its way: complete, at the right office, not there already, nothing to be asked again."""
    odd = set(sample.warnings) - {"overdue", "ward_unknown", "hospital_without_certificate"}
    return not sample.missing and sample.competent is True and not (sample.is_birth and _duplicate(sample)) and not odd


_SUBSTITUTES = (
    DeathEvidenceKind.EXECUTION_CONFIRMATION,
    DeathEvidenceKind.COURT_DECISION,
    DeathEvidenceKind.POLICE_CONFIRMATION,
    DeathEvidenceKind.FORENSIC_CONCLUSION,
    DeathEvidenceKind.OTHER_PROOF,
)


def _nothing_yet(sample: Sample) -> bool:
    return sample.death.evidence.kind is DeathEvidenceKind.WARD_TO_CERTIFY


def _died_elsewhere(sample: Sample) -> bool:
    return sample.death.place.place.ward != sample.ward["ward_code"]


SHOWS: dict[DemoKind, Callable[[Sample], bool]] = {
    DemoKind.COMPLETE: _clean,
    DemoKind.INCOMPLETE: lambda sample: bool(sample.missing),
    DemoKind.DOUBTS: lambda sample: bool(set(sample.warnings) - {"overdue"}),
    DemoKind.OVERDUE: lambda sample: _age(sample) > timedelta(days=60),
    DemoKind.ELECTRONIC_CERTIFICATE: _evidence(BirthEvidenceKind.ELECTRONIC_CERTIFICATE),
    DemoKind.HOME_BIRTH: lambda sample: sample.declaration.child.birth_place.kind is BirthPlaceKind.HOME,
    DemoKind.WITNESS: _evidence(BirthEvidenceKind.WITNESS_STATEMENT),
    DemoKind.PLEDGE: _evidence(BirthEvidenceKind.PLEDGE),
    DemoKind.SURROGATE: _birth(BirthKind.SURROGATE),
    DemoKind.TWINS: _twins,
    DemoKind.BORN_ABROAD: lambda sample: sample.declaration.child.birth_place.place.is_abroad,
    DemoKind.NO_FATHER: _birth(BirthKind.FATHER_UNKNOWN),
    DemoKind.NO_MOTHER: _birth(BirthKind.MOTHER_UNKNOWN),
    DemoKind.PARENTS_UNKNOWN: _birth(BirthKind.PARENTS_UNKNOWN),
    DemoKind.FOUNDLING: _birth(BirthKind.FOUND),
    DemoKind.FOREIGN_PARENT: _foreign_parent,
    DemoKind.PROXY_CERTIFIED: lambda sample: _proxied(sample, close=False),
    DemoKind.PROXY_KIN: lambda sample: _proxied(sample, close=True),
    DemoKind.ASSISTED: lambda sample: sample.filing.applicant.assisted,
    DemoKind.WRONG_OFFICE: lambda sample: sample.competent is False,
    DemoKind.DUPLICATE: _duplicate,
    DemoKind.ETHNIC_NAME: _ethnic_name,
    DemoKind.SINGLE_WORD_NAME: lambda sample: " " not in sample.declaration.child.full_name,
    DemoKind.NFD: _is_nfd,
    DemoKind.ONLINE_FILES: lambda sample: sample.filing.channel is Channel.ONLINE and bool(sample.dossier.files),
    DemoKind.BY_POST: lambda sample: sample.filing.channel is Channel.POST,
    DemoKind.BY_AGENCY: lambda sample: sample.dossier.filed_by.startswith("cong-"),
    DemoKind.DELIVERY_ONLINE: lambda sample: sample.filing.delivery.way is DeliveryWay.ONLINE,
    DemoKind.DELIVERY_POST: lambda sample: sample.filing.delivery.way is DeliveryWay.POST,
    DemoKind.COPIES: lambda sample: sample.copies > 0,
    DemoKind.PAY_ONLINE: lambda sample: sample.filing.payment.way is PaymentWay.ONLINE,
    DemoKind.COD: lambda sample: sample.filing.payment.way is PaymentWay.COD,
    DemoKind.EXEMPT_MERIT: _exempt(ExemptionGround.MERIT),
    DemoKind.EXEMPT_POOR: _exempt(ExemptionGround.POOR),
    DemoKind.EXEMPT_DISABLED: _exempt(ExemptionGround.DISABLED),
    DemoKind.AFTER_15: lambda sample: sample.dossier.when is When.FRIDAY,
    DemoKind.BEFORE_MAKE_UP_SATURDAY: lambda sample: sample.dossier.when is When.FRIDAY and sample.dossier.ward == 2,
    DemoKind.AT_NIGHT: lambda sample: sample.dossier.when is When.EVENING,
    DemoKind.OTHER_COMMUNE: lambda sample: _forced(sample, "no-data"),
    DemoKind.LATE_NUMBER: lambda sample: _forced(sample, "held"),
    DemoKind.ASKED_BY_AGENCY: lambda sample: sample.dossier.body["procedure"] == "9.000001",
    DemoKind.RETURNED_PARCEL: lambda sample: _forced(sample, "returned"),
    DemoKind.EXTRACT_BIRTH: _extract(CivilEvent.BIRTH),
    DemoKind.EXTRACT_DEATH: _extract(CivilEvent.DEATH),
    DemoKind.EXTRACT_MARRIAGE: _extract(CivilEvent.MARRIAGE),
    DemoKind.EXTRACT_GUARDIANSHIP: _extract(CivilEvent.GUARDIANSHIP),
    DemoKind.EXTRACT_GUARDIANSHIP_END: _extract(CivilEvent.GUARDIANSHIP_END),
    DemoKind.GUARDIAN_NATURAL: lambda sample: sample.guardianship.kind is GuardianshipKind.NATURAL,
    DemoKind.GUARDIAN_APPOINTED: lambda sample: sample.guardianship.kind is GuardianshipKind.APPOINTED,
    DemoKind.GUARDIANS_AGREE: lambda sample: bool(sample.guardianship.other_eligible),
    DemoKind.GUARDIANSHIP_END: lambda sample: sample.dossier.body["procedure"] == "1.004845",
    DemoKind.GUARDIAN_CHANGE: lambda sample: "new_guardianship" in sample.dossier.body["declaration"],
    DemoKind.OWN_BOOK: lambda sample: sample.subject_name in {birth.subject_name for birth in births()},
    DemoKind.LINKED_RESIDENCE: lambda sample: _linked(sample, "1.004222"),
    DemoKind.LINKED_INSURANCE: lambda sample: _linked(sample, "1.002759"),
    DemoKind.LINKED_CARD: lambda sample: _linked(sample, "2.001177"),
    DemoKind.LINKED_DELETION: lambda sample: _linked(sample, "1.003197"),
    DemoKind.LINKED_BENEFIT: lambda sample: _linked(sample, "1.001667"),
    DemoKind.LINKED_REFUSED: lambda sample: _forced(sample, "rejected"),
    DemoKind.LINKED_SUPPLEMENT: lambda sample: _forced(sample, "supplement-requested"),
    DemoKind.LINKED_DISORDERED: lambda sample: any(_forced(sample, one) for one in ("doubled", "reordered", "late")),
    DemoKind.LINKED_FORGED: lambda sample: _forced(sample, "forged-signature"),
    DemoKind.LINKED_SILENT: lambda sample: _forced(sample, "silent"),
    DemoKind.BY_LETTER: lambda sample: sample.filing.applicant.relation is Relation.ORGANISATION,
    DemoKind.WARD_CERTIFIES: lambda sample: _nothing_yet(sample) and not _died_elsewhere(sample),
    DemoKind.ASKED_WHERE_HE_DIED: lambda sample: _nothing_yet(sample) and _died_elsewhere(sample),
    DemoKind.SUBSTITUTE_PAPER: lambda sample: sample.death.evidence.kind in _SUBSTITUTES,
    DemoKind.OVERDUE_DEATH: lambda sample: "overdue" in sample.warnings,
    DemoKind.LONG_AGO: lambda sample: sample.death.died.about is not None,
    DemoKind.NEWBORN_DEATH: lambda sample: sample.death.surely_lived_under_a_day,
    DemoKind.EX_OFFICIO: lambda sample: sample.filing.applicant.relation is Relation.OFFICER,
    DemoKind.HOME_ELSEWHERE: lambda sample: sample.death.home_ward not in (None, sample.ward["ward_code"]),
    DemoKind.MARITAL_TO_MARRY: lambda sample: sample.marital.purpose is CertificatePurpose.MARRIAGE,
    DemoKind.MARITAL_OTHER_PURPOSE: lambda sample: sample.marital.purpose is CertificatePurpose.OTHER,
    DemoKind.DIVORCED: lambda sample: sample.marital.status is MaritalStatus.DIVORCED,
    DemoKind.WIDOWED: lambda sample: sample.marital.status is MaritalStatus.WIDOWED,
    DemoKind.ISSUED_AGAIN: lambda sample: sample.marital.kind is IssueKind.AGAIN,
    DemoKind.SILENT_COMMUNE: lambda sample: _forced(sample, "held"),
    DemoKind.MARRIAGE: lambda sample: sample.is_marriage,
    DemoKind.MARRIAGE_AGAIN: lambda sample: isinstance(sample.filing.declaration, MarriageAgainDeclaration),
    DemoKind.BIRTH_AGAIN: lambda sample: isinstance(sample.filing.declaration, BirthAgainDeclaration),
    DemoKind.OLD_OFFICE_GONE: lambda sample: "successor_to_be_found" in sample.warnings,
    DemoKind.BOOK_STANDS: lambda sample: _forced(sample, "book-kept"),
}
OF_MARRIAGES: dict[DemoKind, Callable[[Sample], bool]] = {
    DemoKind.MARRIED_BEFORE: lambda sample: _either(sample, lambda person: person.ended is not None),
    DemoKind.ACTIVE_MARRIAGE: lambda sample: _forced(sample, "married") and not SHOWS[DemoKind.MARRIED_BEFORE](sample),
    DemoKind.STAYING_ABROAD: lambda sample: _either(sample, lambda person: person.staying_abroad),
    DemoKind.FOREIGN_SPOUSE: lambda sample: _either(sample, lambda person: person.nationality not in (None, "VN")),
}
SHOWS |= OF_MARRIAGES
OF_DEATHS = frozenset(
    {
        DemoKind.WARD_CERTIFIES,
        DemoKind.ASKED_WHERE_HE_DIED,
        DemoKind.SUBSTITUTE_PAPER,
        DemoKind.OVERDUE_DEATH,
        DemoKind.LONG_AGO,
        DemoKind.NEWBORN_DEATH,
        DemoKind.EX_OFFICIO,
        DemoKind.HOME_ELSEWHERE,
    }
)
OF_EXTRACTS = frozenset(
    {
        DemoKind.EXTRACT_BIRTH,
        DemoKind.EXTRACT_DEATH,
        DemoKind.EXTRACT_MARRIAGE,
        DemoKind.EXTRACT_GUARDIANSHIP,
        DemoKind.EXTRACT_GUARDIANSHIP_END,
        DemoKind.OWN_BOOK,
        DemoKind.BY_LETTER,
    }
)
OF_GUARDIANSHIPS = frozenset({DemoKind.GUARDIAN_NATURAL, DemoKind.GUARDIAN_APPOINTED, DemoKind.GUARDIANS_AGREE})
OF_BIRTHS = frozenset(
    {
        DemoKind.OVERDUE,
        DemoKind.ELECTRONIC_CERTIFICATE,
        DemoKind.HOME_BIRTH,
        DemoKind.WITNESS,
        DemoKind.PLEDGE,
        DemoKind.SURROGATE,
        DemoKind.TWINS,
        DemoKind.BORN_ABROAD,
        DemoKind.NO_FATHER,
        DemoKind.NO_MOTHER,
        DemoKind.PARENTS_UNKNOWN,
        DemoKind.FOUNDLING,
        DemoKind.FOREIGN_PARENT,
        DemoKind.DUPLICATE,
        DemoKind.ETHNIC_NAME,
        DemoKind.SINGLE_WORD_NAME,
        DemoKind.LATE_NUMBER,
    }
)
OF_MARITAL = frozenset(
    {
        DemoKind.MARITAL_TO_MARRY,
        DemoKind.MARITAL_OTHER_PURPOSE,
        DemoKind.DIVORCED,
        DemoKind.WIDOWED,
        DemoKind.ISSUED_AGAIN,
        DemoKind.SILENT_COMMUNE,
    }
)
ONLY_OF = {
    BIRTH.code: OF_BIRTHS,
    EXTRACT: OF_EXTRACTS,
    DEATH: OF_DEATHS,
    MARITAL: OF_MARITAL,
    GUARDIANSHIP: OF_GUARDIANSHIPS,
    MARRIAGE: frozenset(OF_MARRIAGES),
}


def _shows(kind: DemoKind, sample: Sample) -> bool:
    """Whether the sample shows this; what only another procedure can show is not asked of it."""
    foreign = frozenset[DemoKind]().union(*(kinds for code, kinds in ONLY_OF.items() if code != sample.procedure))
    return kind not in foreign and SHOWS[kind](sample)


def _either(sample: Sample, holds: Callable[[MarryingPerson], bool]) -> bool:
    return holds(sample.couple.husband) or holds(sample.couple.wife)


def test_a_duplicate_says_which_child_it_is() -> None:
    by_name = {sample.dossier.name: sample for sample in samples()}
    twice = [sample for sample in samples() if sample.dossier.same_child_as]

    assert len(twice) >= 2
    for sample in twice:
        assert _child(sample) == _child(by_name[sample.dossier.same_child_as or ""])


def _child(sample: Sample) -> tuple[str, object, object]:
    child = sample.declaration.child
    return (child.full_name, child.birth_date, child.sex)


def _age(sample: Sample) -> timedelta:
    return FILED - sample.declaration.child.birth_date


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).replace("’", "'")


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _strings(part)
    elif isinstance(value, str):
        yield value


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _objects(part)
