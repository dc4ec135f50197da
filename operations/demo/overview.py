"""docs/demo.md: every sample and what it shows. `python -m operations.demo.overview > docs/demo.md` prints it anew."""

from __future__ import annotations

import sys
from string import Template

from operations.demo.dossier_file import DemoDossier, read_dossiers
from operations.demo.profile import DATA
from operations.demo.seed import rows, username_of


def overview() -> str:
    """The whole page."""
    dossiers = read_dossiers()
    above = Template((DATA / "page.md").read_text(encoding="utf-8")).substitute(
        count=len(dossiers),
        wards=" | ".join(f"{row['place']} (`{row['code']}`)" for row in rows("agencies")),
        staff="\n".join(_staff_line(row["role"], row["title"]) for row in rows("staff")),
        partners=", ".join(f"`{row['client_id']}` ({row['name']})" for row in rows("partners")),
    )
    return above + "".join(f"{_line(dossier)}\n" for dossier in dossiers)


def _staff_line(role: str, title: str) -> str:
    names = " | ".join(f"`{username_of(role, ward)}`" for ward in range(1, len(rows("agencies")) + 1))
    return f"| {title} | {names} |"


def _line(dossier: DemoDossier) -> str:
    kinds = ", ".join(kind.words for kind in dossier.kinds)
    cells = (
        f"`{dossier.name}`",
        str(dossier.ward),
        f"`{dossier.filed_by}`",
        dossier.when.words,
        dossier.note,
        kinds,
        dossier.ending.words,
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.stdout.write(overview())
