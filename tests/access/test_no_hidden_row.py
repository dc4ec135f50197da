"""No route returns a row that the list would hide: random limits, random people, every route that reads."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import pytest
from httpx import Response

from models.progress.work_item import ItemState
from models.role import Role
from models.staff_member import StaffMember
from tests.access.both_houses import BothHouses, Headers
from tests.access.hidden_town import CODE, MARITAL, HiddenTown, Known, Limits, hidden_town
from tests.access.members import KIEN_HUNG, join
from tests.access.told import numbers, readable, shown
from tests.access.town_of_dossiers import NOWHERE

PILES = ("/quet", "/quet/{batch_id}", "/quet/{batch_id}/trang/{page}")
SHEETS = ("/tra-ket-qua/bang-ke/{sheet_id}", "/tra-ket-qua/bang-ke/{sheet_id}/in")
# The book of incoming documents may name the dossier a letter led to, and what passes with another agency bears what
# that agency calls a case, which may be a code.
LETTERS = (
    "/van-ban-den",
    "/van-ban-den/in/{form}",
    *(f"/van-ban-den/{{document_id}}{page}" for page in ("", "/sua", "/phieu.pdf")),
)
LINKS = tuple(f"/quan-tri/ket-noi/{{code}}/{page}" for page in ("trao-doi", "trao-doi/{number}", "su-kien"))
# Routes that read and may name dossiers or work, with what they are asked; `{code}` stands for some codes in turn, the
# other names for what a colleague made who sees everything.
LISTS = {
    "/viec": ("", "?cho=noi-khac", "?q=mau", "?giu=free"),
    "/hang-doi": ("", "?cho=noi-khac", "?q=mau", "?thu-tuc=1.004873"),
    "/duyet": ("", "?buoc=decides"),
    "/duyet/xem-lai": ("?buoc=decides", "?viec={items}"),
    "/duyet/dot/{run_id}": ("",),
    **dict.fromkeys(PILES, ("",)),
    "/su-co": ("",),
    "/tra-ket-qua": ("", "?nhom=san-sang", "?nhom=can-gui"),
    "/tra-ket-qua/danh-sach": ("",),
    "/tra-ket-qua/bang-ke": ("",),
    **dict.fromkeys(SHEETS, ("",)),
    "/tra-ket-qua/thu-ho": ("",),
    "/tim": ("?q=mau", "?q=thu", "?q={code}", "?q=0900000001"),
    "/thu-chi": ("?ngay=2026-10-06",),
    "/dong-bo": ("",),
    "/ho-so-mat": ("",),
    "/nhat-ky": ("", "?loai=xem", "?ho-so={code}"),
    "/viec/doi-moi": ("?noi=/viec&viec={known}", "?noi=/hang-doi&viec={known}"),
    "/goc-nhin/{view_id}": ("",),
    "/thong-bao": ("",),
    "/ban-giao": ("",),
    "/ban-giao/{staff_id}": ("",),
    "/hang-loat/{run_id}": ("", "?sau=1"),
    "/giam-sat": ("",),
    "/giam-sat/ho-so": ("", "?nhom=mac", "?nhom=tre", "?nguoi=khong", "?nguoi={staff_id}", "?thu-tuc=1.001193"),
    "/giam-sat/mac": ("",),
    "/giam-sat/du-bao": ("", "?vang={staff_id}&tu=07/10/2026&den=30/10/2026"),
    "/giam-sat/lich-nghi": ("",),
    "/giam-sat/tre-hen": ("",),
    "/giam-sat/xin-loi": ("",),
    "/giam-sat/bo-sung": ("",),
    "/giam-sat/danh-gia": ("",),
    "/giam-sat/su-co": ("", "?ma={reading}"),
    "/giam-sat/suc-khoe": ("",),
    "/giam-sat/tin-ngay/{day}": ("",),
    "/bao-cao": ("", "?bieu=766", "?bieu=dvc", "?bieu=ii07b", "?bieu=so-theo-doi"),
    "/bao-cao/ho-so": ("?bieu=ii06&so=3/tat-ca", "?bieu=ii06&so=4/tat-ca", "?bieu=ii06&so=7/tat-ca"),
    "/bao-cao/bieu-do.svg": ("",),
    "/bao-cao/tai/{form}": ("?bieu=so-theo-doi", "?bieu=ii06"),
    "/bao-cao/da-luu/{kept_id}": ("", "?so-sanh=1"),
    "/bao-cao/da-luu/{kept_id}/{form}": ("",),
    "/quan-tri/de-xuat/{change_id}": ("",),
    **dict.fromkeys(LETTERS, ("",)),
    **dict.fromkeys(LINKS, ("",)),
    "/quan-tri/chay-thu/{trial_id}": ("",),
    "/api/v1/work-items": ("?limit=200", "?dossier={code}", "?q=mau"),
    "/api/v1/events": ("",),
}
# Forms that are answered with rows, or with where they lead.
SENT: tuple[tuple[str, dict[str, str]], ...] = (
    ("/tra-ket-qua/quet", {"code": "{code}"}),
    ("/tra-ket-qua/quet", {"code": "mau"}),
    ("/nhat-ky/ai-da-tim", {"tim": "mau"}),
    ("/giam-sat/du-bao", {"then": "preview", "vang": "{staff_id}", "tu": "07/10/2026", "den": "30/12/2026"}),
    ("/ban-giao/{staff_id}", {"tat-ca": "co"}),
    ("/thu-chi/doi-soat", {"ngay": "2099-01-01"}),
)
# Routes about one dossier, named in the path: let in to those who may see it, and naming no other.
ABOUT_ONE = {
    "/ho-so/{code}",
    "/ho-so/{code}/mat",
    *(f"/ho-so/{{code}}/{page}" for page in ("giay-to", "to-bia", "hinh-quy-trinh")),
    "/giam-sat/mac/{code}",
    "/tra-ket-qua/ho-so/{code}",
    "/tra-ket-qua/ho-so/{code}/phieu",
    "/viec/{item_id}/chuyen",
    "/duyet/viec/{item_id}",
    "/ho-so/{code}/giay-to/{component_id}/trang/{page}",
    "/ho-so/{code}/giay-to/{component_id}/tep",
    "/ho-so/{code}/tai-lieu/{document_id}",
    "/ho-so/{code}/tai-lieu/{document_id}/trang/{page}",
    "/ho-so/{code}/bien-lai/{receipt_id}",
    "/ho-so/{code}/du-thao/{draft_id}/trang/1",
    "/tiep-nhan/da-nhan/{code}",
    "/tiep-nhan/da-nhan/{code}/qr.svg",
    "/api/v1/dossiers/{code}",
    "/api/v1/dossiers/{code}/documents/{document_id}",
    "/api/v1/dossiers/{code}/payments",
    "/api/v1/work-items/{item_id}",
}
# Routes that know nothing of dossiers, or answer nobody of the office.
OF_NO_DOSSIER = {
    "/dang-nhap",
    "/tai-khoan",
    "/tai-khoan/mat-khau",
    "/tai-khoan/hai-buoc",
    *(f"/quan-tri/{page}" for page in ("nguoi-dung", "nguoi-dung/moi", "nguoi-dung/{staff_id}", "vai-tro")),
    *(f"/quan-tri/{page}" for page in ("don-vi", "don-vi/{unit_id}")),
    "/uy-quyen",
    "/luot-doc",
    "/tiep-nhan/moi",
    "/bao-cao/ky",
    "/giam-sat/tin-ngay",
    # An administrator tries a change out: he sees no dossier, and is told how many; the second person reads which.
    *(f"/quan-tri/{page}" for page in ("lich", "lich/thu", "phi", "phi/thu", "thu-tuc")),
    *(f"/quan-tri/thu-tuc/{{procedure}}{page}" for page in ("", "/hinh.svg")),
    # Of what passes with another agency these know numbers alone; who sends again is an administrator.
    *(f"/quan-tri/ket-noi{page}" for page in ("", "/{code}", "/{code}/gui-lai", "/{code}/kiem-tra-chu-ky")),
    "/quan-tri/them-ket-noi",
    *(f"/quan-tri/mau{page}" for page in ("", "/loi/{place}/{part}", "/thu/{notice_id}", "/thu/{notice_id}/xem")),
    *(f"/quan-tri/mau/giay/{{kind}}{page}" for page in ("", "/tep", "/trang")),
    "/.well-known/jwks.json",
    "/api/v1/openapi.json",
    "/api/v1/procedures",
    "/api/v1/procedures/{code}",
    "/api/v1/linkage/reconciliation",
    "/api/v1/linked/{linkage_id}",
    "/api/v1/official-documents/{reference}",
    "/api/v1/tracking/{code}",
    # What came as it came, and where its stamp would stand.
    "/van-ban-den/moi",
    *(f"/van-ban-den/{{document_id}}/{page}" for page in ("dau", "dau/xem")),
    "/van-ban-den/{document_id}/tep/{file_id}",
    "/van-ban-den/{document_id}/tep/{file_id}/trang/{page}",
}
# Lists of work, which show the work of one's own steps only.
OF_WORK = ("/viec", "/hang-doi", "/duyet", "/hang-loat", "/ban-giao", "/api/v1/work-items")
# Lists that are empty in this town, or that tell numbers and no codes; an approver's runs and piles: elsewhere.
TELL_NO_CODES = {
    *PILES,
    *set(LETTERS) - {"/van-ban-den/{document_id}"},
    "/quan-tri/ket-noi/{code}/su-kien",
    "/tra-ket-qua/bang-ke",
    "/tra-ket-qua/thu-ho",
    "/duyet/dot/{run_id}",
    "/su-co",
    "/dong-bo",
    "/thong-bao",
    "/goc-nhin/{view_id}",
    "/viec/doi-moi",
    "/giam-sat/du-bao",
    "/giam-sat/bo-sung",
    "/giam-sat/su-co",
    "/giam-sat/suc-khoe",
    "/giam-sat/lich-nghi",
    "/giam-sat/tin-ngay/{day}",
    "/bao-cao/bieu-do.svg",
    "/bao-cao/da-luu/{kept_id}",
    "/bao-cao/da-luu/{kept_id}/{form}",
}


@pytest.fixture(scope="module")
def hidden(both: BothHouses) -> HiddenTown:
    return hidden_town(both, random.Random(1))


def test_every_route_that_reads_is_classified(both: BothHouses) -> None:
    """A new one is told here which rows it may give, before it gives any."""
    reading = {path for method, path in both.routes() if method == "GET"}
    assert reading == {*LISTS, *ABOUT_ONE, *OF_NO_DOSSIER}


def addresses(path: str, ways: Collection[str], names: Mapping[str, Any]) -> Iterator[str]:
    """What is asked, with every code where the way names one, and with the one thing of every other name."""
    for way in ways:
        codes = names["codes"] if "{code}" in way else [""]
        wanted = [path + way.replace("{code}", code) for code in codes]
        for form in names["forms"] if "{form}" in path else [""]:
            yield from (address.format(**{**names, "form": form}) for address in wanted)


def test_no_answer_names_a_dossier_or_work_that_the_filter_hides(hidden: HiddenTown) -> None:
    both, chance, told_at_all = hidden.both, random.Random(3), Counter[str]()
    for number, (actor, limits) in enumerate(hidden.members):
        seen = [one for one in hidden.everything if one.is_seen_by(limits)]
        unseen = [one for one in hidden.everything if one not in seen]
        allowed = {one.dossier.code for one in seen}
        hidden_ids = {str(item.id) for one in unseen for item in one.items} | {str(one.dossier.id) for one in unseen}
        elsewhere = _work_of_other_steps(seen, limits)
        who = both.staff(actor)
        names = hidden.names(chance.sample(unseen, min(2, len(unseen))) + chance.sample(seen, min(1, len(seen))))
        # A paper says what its workbook says and takes ten times as long: not everybody need have it drawn.
        names["forms"] = ("xlsx", "pdf") if number % 4 == 0 else ("xlsx",)
        for path, ways in LISTS.items():
            for address in addresses(path, ways, names):
                answer = both.ask("GET", address, who)
                assert answer.status_code < 500, address
                echoed = address.rpartition("=")[2] if "=" in address else ""
                told, ids = shown(readable(answer), echoed)
                assert told <= allowed, (address, limits, told - allowed)
                assert not ids & hidden_ids, (address, limits)
                assert not path.startswith(OF_WORK) or not ids & elsewhere, (address, limits)
                assert max(numbers(answer), default=0) <= len(seen), (address, limits)
                told_at_all[path] += len(told)
        for path, answer in _answers_to_forms(both, who, names):
            told, ids = shown(readable(answer), "")
            assert told <= allowed, (path, limits, told - allowed)
            assert not ids & hidden_ids, (path, limits)
        opened = chance.sample(seen, min(3, len(seen)))
        for one in hidden.everything:
            _each_dossier(both, who, one, limits, allowed, whole=one in opened or one in unseen)
    silent = {path for path in LISTS if not told_at_all[path]}
    assert silent == TELL_NO_CODES, "the property says nothing of lists that are always empty"


def test_figures_are_those_of_the_dossiers_one_sees_and_of_no_others(hidden: HiddenTown) -> None:
    """Whoever watches reads on board, list and report exactly what he may see, however little that is."""
    asked = 0
    for actor, limits in hidden.members:
        seen = {one.dossier.code: one.dossier for one in hidden.everything if one.is_seen_by(limits)}
        if Role.SUPERVISOR not in limits.roles:
            continue
        who, asked = hidden.both.staff(actor), asked + 1
        board, behind = (hidden.both.ask("GET", path, who) for path in ("/giam-sat", "/giam-sat/ho-so"))
        running = {code for code, dossier in seen.items() if dossier.ending is None}
        assert set(CODE.findall(behind.text)) == running
        assert max(numbers(board), default=0) == len(running)
        taken_in = {code for code, dossier in seen.items() if dossier.accepted_at is not None}
        book = hidden.both.ask("GET", "/bao-cao?bieu=so-theo-doi", who)
        figures = hidden.both.ask("GET", "/bao-cao?bieu=ii06", who)
        assert set(CODE.findall(book.text)) == taken_in
        assert not taken_in or len(taken_in) in numbers(figures)
        assert max(numbers(figures), default=0) <= max(len(taken_in), len(seen) - len(taken_in))
    assert asked >= 3


def test_what_is_of_the_whole_agency_is_for_whoever_sees_all_of_it(hidden: HiddenTown) -> None:
    """A kept report is opened, and offered, to nobody from whom a single dossier is hidden; nor a reading of one."""
    refused = opened = 0
    for actor, limits in hidden.members:
        if not {Role.SUPERVISOR, Role.CHAIRMAN} & set(limits.roles):
            continue
        who, sees_all = hidden.both.staff(actor), all(one.is_seen_by(limits) for one in hidden.everything)
        kept = f"/bao-cao/da-luu/{hidden.left['kept_id']}"
        assert hidden.both.ask("GET", kept, who).status_code == (200 if sees_all else 404), limits
        assert (kept in hidden.both.ask("GET", "/bao-cao", who).text) == sees_all, limits
        opened, refused = opened + sees_all, refused + (not sees_all)
    assert opened
    assert refused


def test_a_code_that_was_quoted_leads_to_no_hidden_reading(hidden: HiddenTown) -> None:
    """It is answered like a code that was never given."""
    told = set()
    for actor, limits in hidden.members:
        if Role.SUPERVISOR in limits.roles:
            who, sees = hidden.both.staff(actor), hidden.read.is_seen_by(limits)
            quoted, never = (
                hidden.both.ask("GET", f"/giam-sat/su-co?ma={code}", who).text.replace(code, "")
                for code in (hidden.left["reading"], "LX-00000000")
            )
            assert (quoted != never) == sees, limits
            told.add(sees)
    assert told == {True, False}


def test_many_are_chosen_from_what_one_sees(hidden: HiddenTown) -> None:
    """A frozen list holds what its maker may see, and shows a reader no more than he may see himself."""
    both = hidden.both
    for actor, limits in hidden.members[:6]:
        form = {"noi": "/hang-doi", "loc": "", "pham-vi": "tat-ca", "viec-lam": "claim", "ve": "/hang-doi"}
        answer = both.ask("POST", "/hang-loat", both.staff(actor), form=form)
        allowed = {one.dossier.code for one in hidden.everything if one.is_seen_by(limits)}
        page = both.ask("GET", answer.headers["location"], both.staff(actor)).text
        assert set(CODE.findall(page)) <= allowed, limits
        if "/hang-loat/" not in answer.headers["location"]:
            continue
        for reader, of_reader in hidden.members[6:]:
            seen = {one.dossier.code for one in hidden.everything if one.is_seen_by(of_reader)}
            read = both.ask("GET", answer.headers["location"], both.staff(reader)).text
            assert set(CODE.findall(read)) <= allowed & seen, (limits, of_reader)


def _answers_to_forms(both: BothHouses, who: Headers, names: Mapping[str, Any]) -> Iterator[tuple[str, Response]]:
    for path, form in SENT:
        for code in names["codes"] if "{code}" in form.values() else [""]:
            filled = {name: value.format(**{**names, "code": code}) for name, value in form.items()}
            answer = both.ask("POST", path.format(**names), who, form=filled)
            assert answer.status_code < 500, path
            # Whoever has not the role for it gets back what he typed himself, and nothing else.
            if answer.status_code != 403:
                yield path, answer


def _work_of_other_steps(seen: list[Known], limits: Limits) -> set[str]:
    """A list of work shows the work of one's own steps only, also of dossiers that one sees."""
    if not limits.steps:
        return set()
    return {str(item.id) for one in seen for item in one.items if item.line not in limits.steps}


def _each_dossier(both: BothHouses, who: Any, one: Known, limits: Limits, allowed: set[str], *, whole: bool) -> None:
    """What is asked for by code or id is there for whoever may see it and has the role, and for nobody else.

    `whole` opens the pages too, which take long: every one that must stay shut, and some of those that open.
    """
    code, seen = one.dossier.code, one.is_seen_by(limits)
    pages = (f"/ho-so/{code}", f"/ho-so/{code}/giay-to", f"/api/v1/dossiers/{code}/payments") if whole else ()
    for path in (f"/api/v1/dossiers/{code}", *pages):
        answer = both.ask("GET", path, who)
        assert (answer.status_code == 200) == seen, (path, limits)
        assert answer.status_code in (200, 404)
        assert shown(answer.text, "")[0] <= allowed, (path, limits)
    if Role.RETURN_DESK in limits.roles:
        answer = both.ask("GET", f"/tra-ket-qua/ho-so/{code}", who)
        assert answer.status_code == (200 if seen else 404), limits
        assert shown(readable(answer), "")[0] <= allowed, limits
    for item in one.items:
        mine = seen and (not limits.steps or item.line in limits.steps)
        answer = both.ask("GET", f"/api/v1/work-items/{item.id}", who)
        assert (answer.status_code == 200) == mine, (item.line, limits)
        if {Role.CHAIRMAN, Role.DEPUTY} & set(limits.roles):
            answer = both.ask("GET", f"/duyet/viec/{item.id}", who)
            assert answer.status_code in ((200, 303) if mine else (404,)), (item.line, limits)
            assert shown(readable(answer), "")[0] <= allowed, (item.line, limits)
        # An address that names the work of a dossier one does not see leads nowhere, either.
        if item.state is ItemState.OPEN and not mine:
            assert both.ask("POST", f"/viec/{item.id}/nhan", who).status_code == 404


def test_no_paper_is_reached_by_way_of_another_dossier(hidden: HiddenTown) -> None:
    """Ids of one dossier under the code of another lead nowhere, also for somebody who may see both."""
    both, (first, second) = hidden.both, hidden.complete
    who = both.staff(both.office.member(Role.SUPERVISOR))
    receiver = both.staff(both.office.member(Role.RECEIVER))
    head = both.staff(both.office.member(Role.CHAIRMAN))
    returns = both.staff(both.office.member(Role.RETURN_DESK))
    mixed = {**first.names(), "code": second.code, "page": "1"}
    for path in sorted(ABOUT_ONE):
        enters = receiver if "tiep-nhan" in path else head if "duyet" in path else who
        enters = returns if "tra-ket-qua" in path else enters
        own = both.ask("GET", path.format(**{**first.names(), "page": "1"}), enters)
        # Its work waits for no approval, so the approver is sent on to the dossier's page.
        # And neither was fetched at the counter, so there is no sheet to sign.
        assert own.status_code == (303 if "duyet" in path else 404 if path.endswith("/phieu") else 200), path
        if "_id}" in path and "{code}" in path:
            assert both.ask("GET", path.format(**mixed), who).status_code == 404, path
    assert NOWHERE not in (first.item, first.scan)


def test_counts_tell_no_more_than_rows(hidden: HiddenTown) -> None:
    both = hidden.both
    actor = join(both.office, Role.RECEIVER, territories=[KIEN_HUNG], procedures=[MARITAL])
    page = both.ask("GET", "/viec", both.staff(actor)).text
    limits = Limits(actor.staff_id or NOWHERE, both.office.agency.id, [], {KIEN_HUNG}, {MARITAL}, set())
    [visible] = [one for one in hidden.everything if one.is_seen_by(limits)]
    assert set(CODE.findall(page)) == {visible.dossier.code}
    with both.office.database.transaction() as session:
        assert session.get_one(StaffMember, actor.staff_id).steps == []
