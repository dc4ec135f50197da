"""No value that tells of a person stands in the engine's database, in a log, in an address or in an error's words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from sqlalchemy import text

from operations.doctor.evidence import CHECKS
from operations.doctor.finding import Patient
from tests.crash.scenarios import POPULATION, POST, Telling
from tests.privacy.canaries import NAMES, WORDS, disguises, filing
from tests.privacy.search import leaks_in_engine, leaks_in_files, unsealed_in_records
from tests.whole.up import WholeOffice

pytestmark = [pytest.mark.prefect, pytest.mark.slow]

# What a careless column or an old tool might do: say in its error whom it was about.
SPILLS = """
CREATE FUNCTION spill() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE whom text;
BEGIN
    SELECT applicant_name || ', ' || subject_name INTO whom FROM dossier WHERE id = NEW.dossier_id;
    RAISE EXCEPTION 'no room for % in this table', whom;
END $$
"""


@pytest.fixture(scope="module")
def lived_through(running_office: WholeOffice) -> WholeOffice:
    """An office in which these people have met with every kind of success and failure."""
    office = running_office
    Telling(office, office.client).begins()
    for story in (_fetched, _posted, _withdrawn, _refused, _partner_talks_nonsense, _letters_bounce):
        telling = Telling(office, office.client)
        story(telling)
    _steps_fail(office)
    _pages_fail(office)
    return office


def test_the_engines_database_knows_nobody(lived_through: WholeOffice) -> None:
    assert len(lived_through.prefect.runs()) > 20
    assert leaks_in_engine(lived_through) == []


def test_no_log_note_or_address_names_anybody(lived_through: WholeOffice) -> None:
    assert {"web-1.log", "worker-1.log", "prefect.log", "postgres.log"} <= {path.name for path in lived_through.logs()}
    assert leaks_in_files(lived_through) == []


def test_the_records_themselves_keep_particulars_sealed(lived_through: WholeOffice) -> None:
    assert unsealed_in_records(lived_through) == []


def test_the_failures_were_real_and_left_their_kind_in_the_log(lived_through: WholeOffice) -> None:
    said = "".join(path.read_text(errors="replace") for path in lived_through.logs())

    assert '"reading failed"' in said
    assert '"unforeseen"' in said or '"status": 500' in said


def test_a_leak_is_noticed_wherever_it_is(lived_through: WholeOffice) -> None:
    office = lived_through
    with psycopg.connect(office.prefect.url.replace("+asyncpg", ""), autocommit=True) as engine:
        for form in sorted(disguises(NAMES["child"])):
            engine.execute("CREATE TABLE leak AS SELECT %s::text AS words", [f"could not greet {form}!"])
            noticed, examined = leaks_in_engine(office), _doctor_says(office)
            engine.execute("DROP TABLE leak")
            assert noticed == [f"Prefect's table leak: {NAMES['child']}"]
            assert bool(examined) == (form == NAMES["child"])
    note = office.settings.folder / "log" / "leak.log"
    note.write_text(f"GET /tra-cuu?ten={NAMES['child']}")
    try:
        assert leaks_in_files(office) == [f"leak.log: {NAMES['child']}"]
    finally:
        note.unlink()


def _doctor_says(office: WholeOffice) -> list[str]:
    (check,) = [one for one in CHECKS if "Prefect" in one.title]
    with office.database.transaction() as session:
        return [finding.evidence for finding in check.finds(Patient(session, prefect_url=office.prefect.url))]


# -- what happens to these people -----------------------------------------------------------------------------------


def _as_far_as_the_shelf(story: Telling) -> None:
    story.answers("checks_components", "complete", note=WORDS["identity"])
    story.is_appraised_and_approved()
    story.is_signed_and_sealed()


def _fetched(story: Telling) -> None:
    story.file(filing())
    _as_far_as_the_shelf(story)
    story.is_handed_over(WORDS["identity"])
    story.until(lambda: _is_over(story), "the end")


def _posted(story: Telling) -> None:
    story.force(POST, {"operation": "book"}, "error-after")
    story.file(filing("post"))
    _as_far_as_the_shelf(story)
    story.until(lambda: _is_over(story), "the end")


def _withdrawn(story: Telling) -> None:
    story.file(filing())
    story.answers("checks_components", "complete")
    story.awaits("appraises")
    story.applicant("withdrawal", {"reason": WORDS["withdrawal"]})
    story.until(lambda: _is_over(story), "the end")


def _refused(story: Telling) -> None:
    law = "Điều 16 Luật Hộ tịch 2014"
    story.file(filing())
    story.answers("checks_components", "complete")
    story.answers("appraises", "propose_refusal", reason=WORDS["refusal"], legal_basis=law)
    story.answers("decides", "refuse", reason=WORDS["refusal"], legal_basis=law)
    story.until(lambda: _is_over(story), "the end")


def _partner_talks_nonsense(story: Telling) -> None:
    for outcome in ("garbage-answer", "wrong-answer", "error"):
        story.force(POPULATION, {"operation": "look-up"}, outcome)
    story.file(filing())
    _as_far_as_the_shelf(story)
    story.awaits("receives")


def _letters_bounce(story: Telling) -> None:
    story.force("mail-sink", "*", "reject-data")
    story.force("sms-gateway", "*", "permanent-failure")
    story.file(filing())
    story.answers("checks_components", "complete")
    story.awaits("appraises")


def _steps_fail(office: WholeOffice) -> None:
    """The book cannot be written and says for whom; after some attempts it is an incident, then all goes on."""
    story = Telling(office, office.client)
    story.file(filing())
    story.answers("checks_components", "complete")
    story.awaits("appraises")
    with _spilling(office, "register_entry"):
        story.is_appraised_and_approved()
        incident = story.awaits("settles_incident")
    shown = office.client.get(f"/work-items/{incident}", "giam-sat")
    body = {"version": shown["version"], "outcome": "retry"}
    office.client.post(f"/work-items/{incident}/complete", body, office.client.as_staff("giam-sat"))
    story.is_signed_and_sealed()
    story.is_handed_over()
    story.until(lambda: _is_over(story), "the end")


def _pages_fail(office: WholeOffice) -> None:
    """The same in the middle of a request: the answer says no more than that something went wrong."""
    with _spilling(office, "work_item"):
        answer = office.client.once("/dossiers", filing(), office.client.as_staff("mot-cua"))

    assert answer.status_code == 500
    assert not [name for name in NAMES.values() if name in answer.text]


@contextmanager
def _spilling(office: WholeOffice, table: str) -> Iterator[None]:
    def execute(statement: str) -> None:
        with office.database.transaction() as session:
            session.execute(text(statement))

    execute(SPILLS)
    execute(f"CREATE TRIGGER spills BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION spill()")
    try:
        yield
    finally:
        execute(f"DROP TRIGGER spills ON {table}")
        execute("DROP FUNCTION spill()")


def _is_over(story: Telling) -> bool:
    ended = text("SELECT ending IS NOT NULL FROM dossier WHERE id = :d")
    with story.office.database.transaction() as session:
        return bool(session.scalar(ended, {"d": story.dossier_id}))
