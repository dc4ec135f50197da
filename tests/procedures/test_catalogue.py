"""The catalogue knows the ward's eight procedures and the two linked groups, by every name they go by."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from procedures.catalogue import UnknownProcedure, every_procedure, find, search
from procedures.limits import CalendarDays, Limit, SameDay, WorkingDays, WorkingHours
from procedures.procedure import Edition, Procedure, UnknownEdition, national_code
from procedures.published import published, summary
from tests.procedures.bodies import BIRTH, EDITION, FILED, body, filing, foundling

EVERY_EDITION = [(procedure, edition) for procedure in every_procedure() for edition in procedure.editions]


@pytest.mark.parametrize(
    ("code", "limit", "when_verified"),
    [
        ("1.001193", SameDay(time(15)), WorkingDays(3)),
        ("1.000656", SameDay(time(15)), WorkingDays(3)),
        ("1.000894", SameDay(time(15)), WorkingDays(5)),
        ("1.004746", WorkingDays(5), WorkingDays(8)),
        ("1.004884", WorkingDays(5), CalendarDays(25)),
        ("1.004837", WorkingDays(3), None),
        ("1.004845", WorkingDays(2), None),
        ("1.004873", WorkingDays(3), WorkingDays(6)),
        ("2.000635", SameDay(time(15)), None),
        ("3.000722", WorkingDays(3), WorkingDays(5)),
        ("2.002913", WorkingDays(9), None),
        ("1.004222", WorkingDays(7), None),
        ("1.003197", SameDay(time(15)), None),
        ("1.002759", WorkingDays(2), None),
    ],
)
def test_every_procedure_has_its_limits(code: str, limit: Limit, when_verified: Limit | None) -> None:
    edition = find(code).edition_on(FILED)

    assert (edition.limit, edition.verified_limit) == (limit, when_verified)
    assert edition.cut_off == (time(15) if isinstance(limit, SameDay) else None)


@pytest.mark.parametrize("code", ["1.001193", " 1.001193 ", "1.001193.000.00.00.H56", "1.001193.h26"])
def test_a_procedure_is_found_by_its_national_code_with_or_without_agency(code: str) -> None:
    assert find(code) is BIRTH


@pytest.mark.parametrize("former", ["2.000986", "2.001023", "2.002621"])
def test_the_linked_birth_group_is_found_by_its_old_codes(former: str) -> None:
    assert find(former).code == "3.000722"


@pytest.mark.parametrize("code", ["", "1.001194", "1.00119", "khai sinh", "1.001193/../x", "1.001193.", "९.001193"])
def test_an_unknown_code_is_refused_in_vietnamese(code: str) -> None:
    with pytest.raises(UnknownProcedure, match="Không có thủ tục nào"):
        find(code)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("dang ky lai viec giam ho", "1.004845"),
        ("Đăng ký lại việc giám hộ", "1.004845"),
        ("GIAM HO CU", "1.004837"),
        ("độc thân", "1.004873"),
        ("birth-reg", "1.001193"),
        ("000635", "2.000635"),
        ("2.000986", "3.000722"),
        ("khai sinh lai", "1.004884"),
    ],
)
def test_a_procedure_is_found_by_a_few_letters(typed: str, first: str) -> None:
    assert search(typed)[0].code == first


def test_searching_for_nothing_lists_all_and_for_nonsense_none() -> None:
    assert search("  ") == every_procedure()
    assert search("hộ chiếu phổ thông") == ()


def test_no_two_procedures_share_a_name_or_code() -> None:
    codes = [code for procedure in every_procedure() for code in (procedure.code, *procedure.former_codes)]
    slugs = [procedure.slug for procedure in every_procedure()]

    assert len(codes) == len(set(codes))
    assert len(slugs) == len(set(slugs))


@pytest.mark.parametrize(("procedure", "edition"), EVERY_EDITION, ids=lambda it: getattr(it, "slug", None) or it.id)
def test_every_edition_is_whole(procedure: Procedure, edition: Edition) -> None:
    assert edition.results
    assert edition.legal_basis
    assert edition.who_may_apply
    assert edition.first_wait == "checks_components"
    assert edition.react_within == WorkingHours(8)
    assert edition.answer_within == WorkingDays(3 if procedure.for_agencies else 15)
    assert procedure.edition(edition.id) is edition
    assert len({component.code for component in edition.components}) == len(edition.components)
    assert len({rule.code for rule in edition.fee_rules}) == len(edition.fee_rules)


@pytest.mark.parametrize(("procedure", "edition"), EVERY_EDITION, ids=lambda it: getattr(it, "slug", None) or it.id)
def test_the_hours_of_the_steps_fill_the_limit(procedure: Procedure, edition: Edition) -> None:
    days = edition.limit.days if isinstance(edition.limit, WorkingDays) else 1

    if edition.steps:
        assert sum(step.hours for step in edition.steps) == days * 8


@pytest.mark.parametrize(("procedure", "edition"), EVERY_EDITION, ids=lambda it: getattr(it, "slug", None) or it.id)
def test_whoever_must_wait_longer_is_told_why(procedure: Procedure, edition: Edition) -> None:
    longer = edition.verified_limit or edition.linked_verified_limit

    assert edition.verification_reason or longer is None


@pytest.mark.parametrize("procedure", every_procedure(), ids=lambda it: it.slug)
def test_editions_follow_one_another_without_a_gap(procedure: Procedure) -> None:
    for before, after in zip(procedure.editions, procedure.editions[1:], strict=False):
        assert before.valid_to is not None
        assert before.valid_to + timedelta(days=1) == after.valid_from
    assert procedure.editions[-1].valid_to is None


def test_a_dossier_keeps_the_edition_of_its_day() -> None:
    assert BIRTH.edition_on(date(2027, 2, 28)).id == "2026-01"
    assert BIRTH.edition_on(date(2027, 3, 1)).id == "2027-03"
    assert BIRTH.edition("2026-01").valid_from == date(2026, 1, 1)


def test_before_the_first_known_edition_the_first_is_used_and_flagged() -> None:
    assert BIRTH.edition_on(date(2025, 12, 31)).id == "2026-01"
    assert not BIRTH.has_edition_on(date(2025, 12, 31))
    assert BIRTH.has_edition_on(date(2026, 1, 1))


def test_an_edition_that_never_was_is_refused() -> None:
    with pytest.raises(UnknownEdition, match="2019-01"):
        BIRTH.edition("2019-01")


def test_editions_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="do not follow"):
        Procedure(code="1.000001", slug="x", title="x", editions=tuple(reversed(BIRTH.editions)))


def test_a_birth_is_announced_checked_and_waited_for_as_the_law_says() -> None:
    assert EDITION.announcement == CalendarDays(7)
    assert EDITION.draft_check == CalendarDays(1)
    assert EDITION.number_patience is not None
    assert (EDITION.service_level, EDITION.online_extent.value) == (4, "full")


def test_the_ward_of_either_parent_may_decide_until_the_law_of_2027() -> None:
    good = filing(
        body({"/declaration/father/residence/ward": "09552", "/declaration/father/residence/ward_name": None})
    )

    decide = [EDITION.may_decide(ward, good.declaration, good.applicant) for ward in ("09556", "09552", "00070")]

    assert decide == [True, True, False]
    assert BIRTH.edition("2027-03").may_decide("00070", good.declaration, good.applicant)


def test_where_a_parent_lives_may_have_to_be_looked_up() -> None:
    number_only = {"full_name": "Trần Thị Thử", "personal_number": "001192000002"}
    good = filing(body({"/declaration/mother": number_only}))

    assert EDITION.may_decide("00070", good.declaration, good.applicant) is None


def test_a_foundling_is_registered_where_it_was_found_or_is_cared_for() -> None:
    good = filing(
        foundling(
            {
                "/declaration/child/birth_place/place/ward": "09552",
                "/declaration/child/birth_place/place/ward_name": None,
            }
        )
    )

    decide = [EDITION.may_decide(ward, good.declaration, good.applicant) for ward in ("09552", "09556", "00070")]
    assert decide == [True, True, False]


@pytest.mark.parametrize(("procedure", "edition"), EVERY_EDITION, ids=lambda it: getattr(it, "slug", None) or it.id)
def test_what_is_published_says_whether_it_can_be_filed(procedure: Procedure, edition: Edition) -> None:
    page = published(procedure, edition, FILED)

    assert page.items() >= summary(procedure, edition).items()
    assert (page["schema"] is not None) == page["fileable"] == (page["example"] is not None)
    assert page["limits"]["reaction"]["title"] == "08 giờ làm việc"


def test_the_published_birth_tells_what_is_needed_and_what_it_costs() -> None:
    page = published(BIRTH, EDITION, FILED)

    witness = next(row for row in page["components"] if row["code"] == "witness_statement")
    assert witness["condition"] == "không có giấy chứng sinh"
    assert witness["necessity"]["title"] == "Phải nộp khi có điều kiện"
    assert {fee["kind"]["title"] for fee in page["fees"]} == {"Lệ phí", "Phí", "Cước bưu chính"}
    assert page["limits"]["cut_off"] == "15:00"


def test_a_code_that_is_none_is_none() -> None:
    assert national_code("hồ sơ") is None
