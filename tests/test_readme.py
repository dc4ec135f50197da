"""What the README promises, done as it says: everything started by one command and a dossier taken to its end."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from documents.keys import LocalKeyring
from documents.preview import preview_pdf
from documents.verification import verify
from tests.documents.square_code import PAGE_WIDTH, code_of, code_on
from tests.installation import Installation, installation

pytestmark = [pytest.mark.whole, pytest.mark.prefect, pytest.mark.slow]

README = (Path(__file__).parent.parent / "README.md").read_text()
API = "/api/v1"
PROMISED_END_S = 6


def named_in(row: str) -> list[str]:
    """The log-in names in the table's row that begins so."""
    (line,) = [line for line in README.splitlines() if line.startswith(row)]
    return re.findall(r"`([a-z-]+)`", line.partition("; secret")[0])


class Clerks:
    """Everybody in the office, at the API."""

    def __init__(self, office: Installation) -> None:
        self.office = office
        self._tokens: dict[str, str] = {}

    def ask(self, who: str, path: str, **query: str) -> Any:
        answer = self.office.http.get(API + path, params=query, headers=self._who(who))
        assert answer.status_code == httpx.codes.OK, answer.text
        return answer.json()

    def send(self, who: str, path: str, body: dict[str, Any]) -> Any:
        once = {"idempotency-key": f'"{uuid4()}"'}
        answer = self.office.http.post(API + path, json=body, headers=self._who(who) | once)
        assert answer.is_success, answer.text
        return answer.json()

    def pdf(self, who: str, code: str, document: str) -> bytes:
        answer = self.office.http.get(f"{API}/dossiers/{code}/documents/{document}", headers=self._who(who))
        assert answer.headers["content-type"] == "application/pdf"
        return answer.content

    def answers(self, who: str, code: str, line: str, outcome: str) -> None:
        """This will wait for the work to come and answer it with the example the API itself gives."""
        found: list[dict[str, Any]] = []

        def on_the_desk() -> bool:
            listed = self.ask(who, "/work-items", dossier=code, role=who)["items"]
            found[:] = [item for item in listed if item["name"] == line]
            return bool(found)

        self.office.until(on_the_desk)
        item = self.ask(who, f"/work-items/{found[0]['id']}")
        ways = {way["name"]: way["example"] for way in item["outcomes"]}
        self.send(who, f"/work-items/{item['id']}/complete", ways[outcome])

    def _who(self, who: str) -> dict[str, str]:
        if who not in self._tokens:
            login = {"username": who, "password": "motcua-demo"}
            self._tokens[who] = self.office.http.post(f"{API}/session", json=login).json()["token"]
        return {"authorization": f"Bearer {self._tokens[who]}"}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with installation(tmp_path_factory.mktemp("readme") / "var") as opened:
        yield opened


@pytest.fixture(scope="module")
def clerks(office: Installation) -> Clerks:
    return Clerks(office)


@pytest.fixture(scope="module")
def typed(office: Installation, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the terminal shows after the README's lines, typed as they stand there but for the address."""
    if shutil.which("curl") is None:
        pytest.skip("README NOT TRIED: curl is not installed (apt-get install curl)")
    (lines,) = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    assert "http://127.0.0.1:8000" in lines
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", lines.replace("http://127.0.0.1:8000", office.address)],
        cwd=tmp_path_factory.mktemp("terminal"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def filed(typed: str) -> dict[str, Any]:
    found, _ = json.JSONDecoder().raw_decode(typed)
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def finished(clerks: Clerks, filed: dict[str, Any]) -> dict[str, Any]:
    """The dossier of the README, taken by the staff to its end."""
    code = filed["code"]
    clerks.answers("mot-cua", code, "checks_components", "complete")
    clerks.answers("tu-phap", code, "appraises", "propose_registration")
    clerks.answers("chu-tich", code, "decides", "approve")
    clerks.answers("chu-tich", code, "signs", "sign")
    clerks.answers("van-thu", code, "seals", "seal")
    owed = clerks.ask("mot-cua", f"/dossiers/{code}")["owed"]
    clerks.send("mot-cua", f"/dossiers/{code}/payments", {"amount": owed})
    clerks.answers("tra-ket-qua", code, "receives", "handed_over")
    clerks.office.until(lambda: clerks.ask("mot-cua", f"/dossiers/{code}")["ending"])
    found: dict[str, Any] = clerks.ask("mot-cua", f"/dossiers/{code}")
    return found


@pytest.fixture(scope="module")
def certificate(clerks: Clerks, finished: dict[str, Any]) -> bytes:
    (document,) = [each for each in finished["documents"] if each["kind"] == "birth_certificate"]
    return clerks.pdf("mot-cua", finished["code"], document["id"])


def test_the_lines_typed_file_a_dossier_that_is_on_the_desk_at_once(typed: str, filed: dict[str, Any]) -> None:
    assert filed["status"] == "received"
    assert filed["tracking_secret"]
    work, _ = json.JSONDecoder().raw_decode(typed, typed.index('{"items"'))
    assert [(item["dossier"], item["name"]) for item in work["items"]] == [(filed["code"], "checks_components")]


def test_the_staff_take_it_to_its_end_through_the_api_alone(finished: dict[str, Any]) -> None:
    assert (finished["status"], finished["ending"]) == ("delivered", "delivered")
    assert finished["owed"] == 0
    assert finished["waiting_for"] == []
    assert [line["line"] for line in finished["journal"] if line["by"] == "staff"] == [
        "checks_components", "appraises", "decides", "signs", "seals", "receives",
    ]  # fmt: skip


def test_the_certificate_is_signed_by_the_chairman_and_sealed_by_the_agency(
    office: Installation, certificate: bytes
) -> None:
    findings = verify(certificate, authorities=[LocalKeyring(office.home / "keys").authority_pem()])
    assert len(findings) == 2
    assert all(finding.intact and finding.valid and finding.trusted for finding in findings)


def test_an_independent_tool_finds_both_signatures_good(certificate: bytes, tmp_path: Path) -> None:
    if shutil.which("pdfsig") is None:
        pytest.skip("SIGNATURES NOT CHECKED BY A STRANGER: pdfsig is not installed (apt-get install poppler-utils)")
    (tmp_path / "certificate.pdf").write_bytes(certificate)
    told = subprocess.run(
        ["pdfsig", "-nocert", tmp_path / "certificate.pdf"], capture_output=True, text=True, check=False
    ).stdout
    assert told.count("Signature Validation: Signature is Valid.") == 2


def test_the_square_code_on_the_certificate_leads_to_the_tracking_page(
    office: Installation, filed: dict[str, Any], finished: dict[str, Any], certificate: bytes
) -> None:
    place = f"/tra-cuu/{filed['code']}"
    wanted = code_of(office.address + place)
    assert code_on(preview_pdf(certificate, width=PAGE_WIDTH), len(wanted)) == wanted
    with httpx.Client(base_url=office.address, follow_redirects=True, trust_env=False) as stranger:
        page = stranger.get(place)
        assert page.status_code == httpx.codes.OK
        assert filed["code"] in page.text
        assert finished["status_title"] not in page.text
        assert finished["status_title"] in stranger.get(place, params={"ma": filed["tracking_secret"]}).text


@pytest.mark.parametrize("name", named_in("| clerks"))
def test_everybody_the_readme_names_can_log_in(office: Installation, name: str) -> None:
    login = {"username": name, "password": "motcua-demo"}
    assert office.http.post(f"{API}/session", json=login).json()["token"]


@pytest.mark.parametrize("name", named_in("| machines"))
def test_every_machine_the_readme_names_gets_a_token(office: Installation, name: str) -> None:
    asked = {"grant_type": "client_credentials", "client_id": name, "client_secret": "motcua-demo"}
    assert office.http.post(f"{API}/oauth/token", data=asked).json()["access_token"]


@pytest.mark.parametrize("path", re.findall(r"http://127\.0\.0\.1:8000(/[a-z0-9/.]*) \|", README))
def test_every_address_the_readme_gives_answers(office: Installation, path: str) -> None:
    assert office.http.get(path, follow_redirects=True).status_code == httpx.codes.OK


@pytest.mark.usefixtures("finished")
@pytest.mark.parametrize("command", ["doctor --full", "audit verify"])
def test_the_records_are_as_they_must_be(office: Installation, command: str) -> None:
    done = office.motcua(*command.split())
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_clock_of_the_demonstration_goes_ahead_when_told_to(office: Installation, clerks: Clerks) -> None:
    body = clerks.ask("mot-cua", "/procedures/1.001193")["example"]
    before = clerks.send("mot-cua", "/dossiers", body)
    done = office.motcua("clock", "--advance", "16d")
    assert done.returncode == 0, done.stderr
    after = Clerks(office).send("mot-cua", "/dossiers", body)
    ahead = datetime.fromisoformat(after["received_at"]) - datetime.fromisoformat(before["received_at"])
    assert timedelta(days=16) <= ahead < timedelta(days=17)


def test_an_interrupt_ends_everything_and_a_second_start_keeps_the_data(
    office: Installation, finished: dict[str, Any], summary: list[str]
) -> None:
    pids = [pid for of_kind in office.run_file["pids"].values() for pid in of_kind]
    seconds = office.interrupt()
    summary.append(f"everything ended {seconds:.1f} s after Ctrl-C; promised: {PROMISED_END_S}")
    assert pids
    assert not [pid for pid in pids if Path(f"/proc/{pid}").exists()]
    office.start()
    assert Clerks(office).ask("mot-cua", f"/dossiers/{finished['code']}")["ending"] == "delivered"
