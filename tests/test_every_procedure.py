"""A procedure is whole: what can be filed can be read, is priced, is shown by samples and named on the front page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from flows.every_flow import EVERY_FLOW
from operations.demo.dossier_file import read_dossiers
from operations.demo.profile import Profile
from procedures.catalogue import every_procedure
from procedures.other_agencies.office_kind import OfficeKind
from procedures.procedure import Procedure
from procedures.tariff import TARIFF

HOUSE = Path(__file__).parent.parent
TODAY = date(2026, 11, 21)
FILEABLE = [procedure for procedure in every_procedure() if procedure.edition_on(TODAY).fileable]
each = pytest.mark.parametrize("procedure", FILEABLE, ids=lambda procedure: procedure.slug)
of_the_ward = pytest.mark.parametrize(
    "procedure", [one for one in FILEABLE if one.handled_by is OfficeKind.WARD], ids=lambda procedure: procedure.slug
)


def test_what_can_be_filed_can_be_read_and_nothing_else() -> None:
    assert {procedure.code for procedure in FILEABLE} == set(EVERY_FLOW)


@each
def test_every_fee_has_a_price(procedure: Procedure) -> None:
    asked = {rule.code for edition in procedure.editions for rule in edition.fee_rules}

    assert asked <= {price.fee for price in TARIFF}


@each
def test_it_is_shown_by_samples(procedure: Procedure) -> None:
    assert [sample for profile in Profile for sample in read_dossiers(procedure.code, profile)]


@of_the_ward
def test_a_ward_procedure_is_shown_ending_well_and_otherwise(procedure: Procedure) -> None:
    assert len({sample.ending for sample in read_dossiers(procedure.code)}) >= 2


@of_the_ward
def test_the_front_page_names_it(procedure: Procedure) -> None:
    assert procedure.code in (HOUSE / "README.md").read_text(encoding="utf-8")
