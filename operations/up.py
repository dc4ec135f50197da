"""`motcua up`: the whole office on this machine, from nothing to ready, until told to stop."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from typing import Annotated, Any

import typer

from operations.data_folder import only_office, prepare_folder
from operations.databases import Databases, chosen, given_databases
from operations.demo.profile import Profile
from operations.machine.leash import end_with_parent
from operations.machine.loopback import LOOPBACK
from operations.partners.simulator_town import simulators_file
from operations.plain_error import PlainError
from operations.postgres.cluster import Cluster
from operations.preflight import check_libraries, check_ports, open_door
from operations.processes.life import Life
from operations.processes.office_parts import OfficeParts
from operations.processes.part import Part
from operations.processes.postgres_part import own_postgres
from operations.processes.run_file import RunFile
from operations.processes.screen import Screen
from operations.processes.supervisor import PartDidNotStart, Supervisor
from operations.settings import Settings, chosen_settings

DEMO_USERS = ("mot-cua", "tu-phap", "chu-tich", "van-thu", "tra-ket-qua", "giam-sat", "quan-tri")


def up(
    demo: Annotated[bool, typer.Option("--demo", help="Kèm đối tác giả lập và dữ liệu mẫu.")] = False,
    agency: Annotated[
        Profile | None, typer.Option(help="Chạy thử như công an phường (cong-an) hay BHXH (bhxh), kèm dữ liệu mẫu.")
    ] = None,
    parts: Annotated[str | None, typer.Option(help="Chỉ những phần này, ví dụ postgres,prefect,web-1.")] = None,
    with_parent: Annotated[bool, typer.Option("--end-with-parent", help="Dừng khi tiến trình gọi dừng.")] = False,
) -> None:
    """Chạy toàn bộ hệ thống; Ctrl-C dừng tất cả theo thứ tự."""
    if with_parent:
        end_with_parent()
    settings = chosen_settings(agency, demo=demo)
    check_libraries()
    prepare_folder(settings.folder)
    with only_office(settings.folder):
        check_ports(settings)
        with open_door(settings) as door, _databases(settings) as (databases, cluster, own):
            wanted = [*own, *OfficeParts(settings, databases, door).parts()]
            _Opening(settings, databases, cluster).run(_only(wanted, parts))


@contextlib.contextmanager
def _databases(settings: Settings) -> Iterator[tuple[Databases, Cluster | None, list[Part]]]:
    """The databases, the cluster that holds them and its part; neither where one's own are given."""
    given = given_databases(settings)
    if given:
        yield given, None, []
        return
    with own_postgres(settings.folder, settings.secrets.postgres, settings.postgres_port) as postgres:
        cluster = postgres.cluster
        yield chosen(settings, cluster.domain_url, cluster.prefect_url), cluster, [postgres.part()]


def _only(parts: list[Part], names: str | None) -> list[Part]:
    if names is None:
        return parts
    wanted = set(names.split(","))
    unknown = wanted - {part.name for part in parts}
    if unknown:
        known = ", ".join(part.name for part in parts)
        raise PlainError(f"Không có phần {', '.join(sorted(unknown))}; các phần: {known}.")
    return [part for part in parts if part.name in wanted]


class _Opening:
    """One run of the office, as told to the screen and to run.json."""

    def __init__(self, settings: Settings, databases: Databases, cluster: Cluster | None) -> None:
        self._settings = settings
        self._databases = databases
        self._cluster = cluster
        self._file = RunFile(settings.folder)
        # A run that was killed could not take its own away, and it says "ready".
        self._file.remove()
        self._screen = Screen()

    def run(self, parts: Sequence[Part]) -> None:
        present = {part.name for part in parts}
        kept = [part.needing(part.after & present) for part in parts]
        supervisor = Supervisor(kept, self._settings.folder / "log", self._changed)
        try:
            with self._screen:
                supervisor.run(lambda: self._greet(present))
        except PartDidNotStart as failed:
            life = failed.life
            raise PlainError(
                f"{life.part.title} không khởi động được; nhật ký {life.log}:\n{life.last_words()}"
            ) from None
        finally:
            self._file.remove()

    def _changed(self, lives: Sequence[Life]) -> None:
        self._screen.show(lives)
        # A disk that is full is no reason to end what runs.
        with contextlib.suppress(OSError):
            self._file.write(lives, self._facts())

    def _facts(self) -> dict[str, Any]:
        partners = simulators_file(self._settings)
        addresses = {"web": self._settings.address, "prefect": self._settings.prefect_address}
        databases = {"domain": self._databases.domain, "prefect": self._databases.prefect}
        if self._cluster:
            addresses["postgres"] = f"{LOOPBACK}:{self._cluster.port}"
            databases["superuser"] = self._cluster.superuser_url
        return {
            "home": str(self._settings.folder),
            "demo": self._settings.demo,
            "addresses": addresses | dict(partners.get("addresses", {})),
            "databases": databases,
            "prefect_login": self._settings.secrets.prefect_auth_string,
            "ledgers": partners.get("ledgers", {}),
        }

    def _greet(self, present: set[str]) -> None:
        self._screen.settle()
        settings, say = self._settings, self._screen.say
        say(f"\nMột Cửa sẵn sàng (ready), tiến trình {os.getpid()}:")
        if "web-1" in present:
            say(f"  Cán bộ (desk)       {settings.address}/viec")
            say(f"  Công dân (portal)   {settings.address}/")
            say(f"  API                 {settings.address}/api/v1")
        if "prefect" in present:
            say(f"  Prefect             {settings.prefect_address}")
            say(f"                      đăng nhập bằng prefect_login trong {self._file.path}")
        if settings.demo:
            say(f"  Người dùng mẫu      {', '.join(DEMO_USERS)}")
            say(f"                      mật khẩu: {settings.demo_secret.get_secret_value()}")
        say("Ctrl-C để dừng tất cả (stops all of it).")
