"""`motcua worker`: reads dossiers and does what correctness needs, until it is told to stop."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from typing import Annotated

import httpx
import typer
from sqlalchemy.orm import Session

from engine.lease import free_leases_of_the_dead
from engine.office import Office
from engine.running.find_work import look_at_timers
from engine.running.inbox import take_in_messages
from engine.running.plain_runner import PlainRunner
from engine.running.prefect_runner import PrefectRunner
from engine.running.worker import Worker
from flows.every_flow import EVERY_FLOW
from models.audit.chain import seal_entries
from models.database import Database
from models.linkage.exchange_chain import seal_exchanges
from operations.audit.anchor import AuditAnchor
from operations.databases import domain_database
from operations.demo.profile import Profile
from operations.machine_log import set_up_log
from operations.partners.acquaintance import acquaint_with_simulators
from operations.partners.addresses import SimulatorsNotThere
from operations.readiness import say_ready
from operations.reading_office import open_office
from operations.settings import Settings
from tasks.city_portal.compare_statuses import compare_due
from tasks.city_portal.send_statuses import send_due_statuses
from tasks.delivery.send_codes import send_codes
from tasks.incoming.remind_of_limits import remind_of_limits
from tasks.incoming.send_replies import send_due_replies
from tasks.linkage.compare_nightly import NightlyComparison
from tasks.money.ask_about_payments import ask_about_payments
from tasks.money.reconcile import reconcile_due
from tasks.money.send_refunds import send_refunds
from tasks.money.tell_of_money import tell_of_money
from tasks.outbox.alert_untaken import alert_untaken_events
from tasks.outbox.send_events import send_due_events
from tasks.poll_partners import poll_partners
from tasks.rules.dry_runs import carry_on_dry_runs
from tasks.rules.tell_of_moved_promises import tell_of_moved_promises
from tasks.send_letters import send_due_letters
from tasks.supervision.daily_digest import DailyDigests
from tasks.supervision.remind_of_opinions import remind_of_opinions
from tasks.tell_of_added_number import tell_of_added_numbers


def worker(
    plain: Annotated[bool, typer.Option("--plain", help="Chạy không qua Prefect, chỉ để thử và kiểm tra.")] = False,
) -> None:
    """Xử lý hồ sơ; dừng khi nhận tín hiệu kết thúc."""
    settings = Settings()
    set_up_log()
    os.environ.setdefault("MOTCUA_PERSONAL_KEY", settings.secrets.personal_data_key)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with domain_database(settings) as url:
        database = Database(url, pool_size=settings.worker_threads + 3)
        running = _start(settings, database, stop, plain=plain)
        if running is not None:
            say_ready()
            stop.wait()
            running.stop()
        database.close()


def _start(settings: Settings, database: Database, stop: threading.Event, *, plain: bool) -> Worker | None:
    runner = PlainRunner() if plain else PrefectRunner()
    office = _office_when_partners_are_there(settings, database, runner, stop)
    if office is None:
        return None
    running = Worker(
        office,
        EVERY_FLOW,
        threads=settings.worker_threads,
        chores=chores_of(office, AuditAnchor(settings.folder, database)),
        at_bell=(partial(take_in_messages, office),),
        enter_thread=runner.in_this_thread if isinstance(runner, PrefectRunner) else nullcontext,
        engine_healthy=lambda: plain or _healthy(settings),
    )
    running.start()
    return running


def _office_when_partners_are_there(
    settings: Settings, database: Database, runner: PlainRunner | PrefectRunner, stop: threading.Event
) -> Office | None:
    while not stop.is_set():
        try:
            office = open_office(settings, database, runner, threads=settings.worker_threads)
            _get_acquainted(settings, office)
            return office
        except SimulatorsNotThere:
            stop.wait(0.2)
    return None


def _get_acquainted(settings: Settings, office: Office) -> None:
    """The wards of a demonstration send cases to the simulated agencies; a real office is told by `motcua partner`."""
    if settings.demo and settings.agency is Profile.WARDS:
        with office.database.transaction() as session:
            acquaint_with_simulators(session, settings, office.clock.now())


# What goes out to people: letters, words to staff, codes.
_TOLD = (
    send_due_letters,
    send_due_replies,
    tell_of_added_numbers,
    tell_of_moved_promises,
    tell_of_money,
    remind_of_limits,
    remind_of_opinions,
    send_codes,
)


def chores_of(office: Office, anchor: AuditAnchor) -> tuple[tuple[Callable[[], int], ...], ...]:
    """What every worker does beside reading, each item claimed by whoever comes first; what is slow goes apart."""

    def of_office(chore: Callable[[Office], int]) -> Callable[[], int]:
        return partial(chore, office)

    def in_transaction(chore: Callable[[Session], int]) -> Callable[[], int]:
        return partial(_in_transaction, office, chore)

    return (
        (
            in_transaction(free_leases_of_the_dead),
            in_transaction(lambda session: look_at_timers(session, office.clock, office.duties, 50)),
            in_transaction(seal_entries),
            in_transaction(seal_exchanges),
            anchor.keep,
        ),
        (*map(of_office, _TOLD),),
        (
            of_office(poll_partners),
            of_office(ask_about_payments),
            of_office(send_refunds),
            of_office(reconcile_due),
            NightlyComparison(office),
            DailyDigests(office),
        ),
        (of_office(alert_untaken_events), of_office(send_due_events)),
        # However slow the city's portal is, nobody else waits for it.
        (of_office(send_due_statuses), of_office(compare_due)),
        # Nobody waits for a dry run but the administrator who looks at its progress.
        (of_office(carry_on_dry_runs),),
    )


def _in_transaction(office: Office, chore: Callable[[Session], int]) -> int:
    with office.database.transaction() as session:
        return chore(session)


def _healthy(settings: Settings) -> bool:
    try:
        return httpx.get(f"{settings.prefect_api_url}/health", timeout=2.0).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False
