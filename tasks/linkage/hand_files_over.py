"""Files that go along with a case or a supplement: handed over first, then named by the id they have over there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gateways.linked.partner_agency import PartnerAgency
from models.failpoint import failpoint
from tasks.equipment import Equipment


def hand_files_over(
    equipment: Equipment, agency: PartnerAgency, reference: str, components: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """This will give the components as the other side reads them; each file has a key of its own, sent once."""
    return [
        _handed(equipment, agency, f"{reference}-{number}", component)
        for number, component in enumerate(components, start=1)
    ]


def _handed(equipment: Equipment, agency: PartnerAgency, key: str, component: dict[str, Any]) -> dict[str, Any]:
    plain = {name: value for name, value in component.items() if name not in ("sha256", "file_kind")}
    sha256 = component.get("sha256")
    if not sha256:
        return plain
    file_id = agency.keep_file(key, equipment.files.get(sha256), component["file_kind"])
    failpoint("case.after_file")
    return plain | {"file_id": file_id}
