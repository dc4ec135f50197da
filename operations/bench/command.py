"""`motcua bench`: measures the speed of the whole office in one run, in a data folder of its own."""

from __future__ import annotations

import json
import os
import sys
from typing import Annotated

import typer

from models.database import Database
from models.every_table import METADATA
from operations.bench.every_measure import MEASURES, Run
from operations.bench.figure import Figure
from operations.bench.machine import machine_facts
from operations.bench.table import as_conditions, as_table
from operations.plain_error import PlainError
from operations.scratch.scratch_office import scratch_office


def bench(
    as_json: Annotated[bool, typer.Option("--json", help="In kết quả cho máy đọc.")] = False,
    only: Annotated[str | None, typer.Option(help="Chỉ đo những mục này, ví dụ probe,click.")] = None,
    seconds: Annotated[float, typer.Option(min=1.0, max=600.0, help="Đo mỗi mục trong bao nhiêu giây.")] = 60.0,
    long: Annotated[bool, typer.Option("--long", help="Đo đăng ký khai sinh trong năm phút.")] = False,
) -> None:
    """Đo tốc độ trên dữ liệu riêng, xong thì xoá; không đụng đến dữ liệu đang có."""
    names = _chosen(only)
    machine = machine_facts()
    figures = list(_measured(names, seconds, long=long, tell=not as_json))
    if as_json:
        typer.echo(json.dumps({"machine": machine, "figures": [one.as_json() for one in figures]}, ensure_ascii=False))
        return
    typer.echo(as_table(figures))
    typer.echo(as_conditions(figures))
    typer.echo(f"  machine: {json.dumps(machine, ensure_ascii=False)}")


def _chosen(only: str | None) -> frozenset[str]:
    names = frozenset(MEASURES) if only is None else frozenset(only.split(","))
    if names - MEASURES.keys():
        raise PlainError(f"Không có mục {', '.join(sorted(names - MEASURES.keys()))}; các mục: {', '.join(MEASURES)}.")
    return names


def _measured(names: frozenset[str], seconds: float, *, long: bool, tell: bool) -> list[Figure]:
    assert METADATA.tables, "every table is known before the first is written to"
    figures = []
    with scratch_office() as office:
        # The measuring process files and reads dossiers of this office itself.
        os.environ["MOTCUA_PERSONAL_KEY"] = office.settings.secrets.personal_data_key
        database = Database(office.databases.domain, pool_size=2)
        try:
            for figure in Run(office, database, seconds, long).figures(names):
                figures.append(figure)
                if tell:
                    sys.stderr.write(f"{figure.name}: {figure.value:.3g} {figure.unit}\n")
        finally:
            database.close()
    return figures
