"""The change of 01/09/2026: the linked birth group 2.000986 becomes 3.000722 and gains the identity card."""

from __future__ import annotations

from datetime import date, timedelta

from procedures.catalogue import find, search
from procedures.linked.linked_birth import LINKED_BIRTH

LAST_DAY, FIRST_DAY = date(2026, 8, 31), date(2026, 9, 1)


def test_the_old_codes_still_find_the_procedure_and_only_the_new_one_is_its_own() -> None:
    for code in ("2.000986", "2.001023", "2.002621", "3.000722", "2.000986.000.00.00.H26"):
        assert find(code) is LINKED_BIRTH
    assert LINKED_BIRTH.code == "3.000722"
    assert LINKED_BIRTH in search("2.000986")


def test_one_edition_ends_on_the_eve_of_the_other() -> None:
    before, after = LINKED_BIRTH.edition_on(LAST_DAY), LINKED_BIRTH.edition_on(FIRST_DAY)

    assert (before.id, after.id) == ("2024-07", "2026-09")
    assert before.valid_to is not None
    assert before.valid_to + timedelta(days=1) == after.valid_from == FIRST_DAY
    assert LINKED_BIRTH.has_edition_on(LAST_DAY)
    assert LINKED_BIRTH.has_edition_on(FIRST_DAY)


def test_the_identity_card_comes_with_the_new_edition_and_nothing_is_lost() -> None:
    before = {result.code for result in LINKED_BIRTH.edition_on(LAST_DAY).results}
    after = {result.code for result in LINKED_BIRTH.edition_on(FIRST_DAY).results}

    assert after - before == {"identity_card"}
    assert before < after
    assert "Nghị định 301/2026/NĐ-CP" in LINKED_BIRTH.edition_on(FIRST_DAY).legal_basis
    assert "Nghị định 301/2026/NĐ-CP" not in LINKED_BIRTH.edition_on(LAST_DAY).legal_basis


def test_a_dossier_pinned_to_the_old_edition_finds_it_for_ever() -> None:
    assert find("3.000722").edition("2024-07") is LINKED_BIRTH.edition_on(LAST_DAY)
    assert find("2.000986").edition("2024-07").valid_to == LAST_DAY
