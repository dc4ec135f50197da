"""Whatever a newcomer is sent to - a file, a page, a command, a make target, a deployment - is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]
from prefect import Flow
from prefect.flows import load_flow_from_entrypoint

from flows.every_flow import EVERY_FLOW
from operations.command import COMMANDS, main

HOUSE = Path(__file__).parent.parent
GUIDES = [HOUSE / "README.md", HOUSE / "ARCHITECTURE.md", *sorted((HOUSE / "docs").glob("*.md"))]
DEPLOYMENTS = yaml.safe_load((HOUSE / "prefect.yaml").read_text())["deployments"]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_every_link_of_a_guide_leads_somewhere(guide: Path) -> None:
    links = re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", guide.read_text())
    missing = [link for link in links if "://" not in link and not (guide.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_every_file_and_room_a_guide_names_is_there(guide: Path) -> None:
    named = re.findall(r"`([a-z_]+/[a-z_/]*(?:[a-z_]+\.[a-z]+)?)`", guide.read_text())
    missing = [name for name in named if not (HOUSE / name).exists() and not (HOUSE / name.rstrip("/")).exists()]
    assert [name for name in missing if not name.startswith("var/")] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_every_command_a_guide_tells_to_type_exists(guide: Path) -> None:
    text = guide.read_text()
    targets = set(re.findall(r"^([a-z-]+):", (HOUSE / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`motcua ([a-z][a-z-]*)", text)) <= set(COMMANDS)
    assert set(re.findall(r"(?:`|^ {4})make ([a-z][a-z-]*)", text, re.MULTILINE)) <= targets


@pytest.mark.parametrize("name", COMMANDS)
def test_every_subcommand_is_there_and_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert not ended.value.code
    assert f"motcua {name}" in capsys.readouterr().out


@pytest.mark.parametrize("deployment", DEPLOYMENTS, ids=lambda deployment: deployment["entrypoint"])
def test_prefect_finds_the_flow_of_every_deployment(
    deployment: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(HOUSE)
    found: Flow[..., Any] = load_flow_from_entrypoint(deployment["entrypoint"])
    # Only opaque ids reach the engine; what the calendar starts needs none.
    assert list(found.parameters.properties) == ([] if deployment.get("schedules") else ["dossier"])


def test_every_procedure_can_be_read_by_hand() -> None:
    by_hand = [deployment for deployment in DEPLOYMENTS if not deployment.get("schedules")]
    deployed = {deployment["entrypoint"].partition(":")[2] for deployment in by_hand}
    assert deployed == {flow.name for flow in EVERY_FLOW.values()}
