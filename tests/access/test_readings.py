"""Whatever shows a dossier leaves an entry in the audit: every page about one, and every form that was refused."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import func, select

from models.audit.audit_entry import AuditEntry
from models.role import Role
from tests.access.both_houses import BothHouses
from tests.access.test_no_hidden_row import ABOUT_ONE
from tests.access.town_of_dossiers import Subject, subject_of, waits_to_be_handed_over

# Nobody stands on these: a sheet with codes to lay between papers, the drawing of the procedure, what the machine did.
# Of the work that is handed on no more is told than its row in the list tells.
SHOW_NOBODY = {
    "/ho-so/{code}/to-bia",
    "/ho-so/{code}/hinh-quy-trinh",
    "/giam-sat/mac/{code}",
    "/viec/{item_id}/chuyen",
}
# The work of this dossier is no approval, and nothing of it was handed over yet: there is nothing to be seen.
SHOW_NOTHING = {"/duyet/viec/{item_id}", "/tra-ket-qua/ho-so/{code}/phieu"}
REFUSED = (
    ("/ho-so/{code}/ghi-chu", Role.SUPERVISOR),
    ("/ho-so/{code}/lien-he", Role.SUPERVISOR),
    ("/ho-so/{code}/hoi-y-kien", Role.SUPERVISOR),
    ("/ho-so/{code}/ket-thuc-som", Role.SUPERVISOR),
    ("/ho-so/{code}/thu-tien", Role.RETURN_DESK),
    ("/viec/{item_id}/tra-loi/handed_over", Role.RETURN_DESK),
    ("/tra-ket-qua/ho-so/{code}/trao", Role.RETURN_DESK),
    ("/ho-so/{code}/giay-to/{component_id}/ket-luan", Role.RECEIVER),
)


@pytest.fixture(scope="module")
def subject(both: BothHouses) -> Subject:
    return subject_of(waits_to_be_handed_over(both.office))


def readings(both: BothHouses, subject: Subject) -> int:
    of_it = AuditEntry.dossier_id == subject.story.dossier_id, AuditEntry.action.like("%.read")
    with both.office.database.transaction() as session:
        return session.scalar(select(func.count()).select_from(AuditEntry).where(*of_it)) or 0


def test_every_page_about_a_dossier_is_a_reading(both: BothHouses, subject: Subject) -> None:
    rooms = {"tiep-nhan": Role.RECEIVER, "duyet": Role.CHAIRMAN, "tra-ket-qua": Role.RETURN_DESK}
    unnoted = set()
    for path in ABOUT_ONE:
        role = next((role for room, role in rooms.items() if room in path), Role.SUPERVISOR)
        before, who = readings(both, subject), both.staff(both.office.member(role))
        answer = both.ask("GET", path.format(**subject.names(), page="1"), who)
        assert (answer.status_code == 200) == (path not in SHOW_NOTHING), path
        unnoted |= {path} if readings(both, subject) == before else set()
    assert unnoted == SHOW_NOBODY | SHOW_NOTHING


def test_a_form_that_is_refused_shows_the_dossier_and_that_is_a_reading(both: BothHouses, subject: Subject) -> None:
    for path, role in REFUSED:
        before, who = readings(both, subject), both.staff(both.office.member(role))
        sent = {"version": "1", "amount": "1", "once": str(uuid4())}
        answer = both.ask("POST", path.format(**subject.names()), who, form=sent)
        assert answer.status_code in (409, 422), path
        shows = subject.story.dossier().subject_name in answer.text
        assert shows == (readings(both, subject) > before), path
        assert shows or "ket-luan" in path, path
