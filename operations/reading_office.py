"""The office in which dossiers are read by this installation: database, clock, partners, files, runner."""

from __future__ import annotations

import os

from documents.file_store import FileStore
from engine.lease import holder_here
from engine.office import Office
from engine.running.prefect_runner import PrefectRunner
from engine.running.runner import Runner
from gateways.city_portal.city_portal import NAME as CITY_PORTAL
from gateways.city_portal.city_portal import CityPortal, HttpCityPortal
from gateways.guard import Guard
from gateways.http_partner import HttpPartner
from gateways.linked.directory import directory_of
from gateways.linked.partner_agencies import HttpPartnerAgencies
from gateways.outgoing.event_post import EventPost
from gateways.partners import Partners
from models.clock.clock import Clock, SystemClock
from models.clock.clock_offset import demonstration_clock
from models.database import Database
from models.every_table import METADATA
from operations.partners.addresses import city_portal_address, partner_addresses
from operations.run_folder import is_demo
from operations.settings import Settings
from tasks.draw import draw_into
from tasks.equipment import Equipment
from tasks.inbox_rules import INBOX_RULES
from tasks.standing_duties import STANDING_DUTIES


def open_office(settings: Settings, database: Database, runner: Runner, *, threads: int) -> Office:
    """This will put the office together; `threads` is how many of this process may call partners at once."""
    assert METADATA.tables, "every table is known before the first is written to"
    files = FileStore(settings.folder / "files")
    equipment = Equipment(
        partners=_partners(settings, database, threads),
        files=files,
        public_url=settings.citizens_address,
        postal_customer=settings.postal_customer,
        payment_merchant=settings.payment_merchant,
        mail_sender=settings.letters_from,
        events=EventPost(settings.secrets.signing_keys),
        city_portal=open_city_portal(settings, threads),
    )
    return Office(
        database=database,
        clock=business_clock(settings, database),
        runner=runner,
        equipment=equipment,
        draw=draw_into(files),
        duties=STANDING_DUTIES,
        inbox_rules=INBOX_RULES,
        holder=holder_here("reader"),
    )


def _partners(settings: Settings, database: Database, threads: int) -> Partners:
    places = max(threads, 4)
    # Evidence goes by the machine's time, like the signatures and tokens it is about.
    directory = directory_of(database, SystemClock())
    agencies = HttpPartnerAgencies(directory, settings.secrets.client_pair.private_jwk, threads=places)
    return Partners.from_addresses(partner_addresses(settings), threads=places, agencies=agencies)


def open_city_portal(settings: Settings, threads: int) -> CityPortal | None:
    """The way to the city's portal; None where nobody has named one."""
    address = city_portal_address(settings)
    if address is None:
        return None
    given = settings.city_portal_password
    password = given.get_secret_value() if given else settings.secrets.partner_secret(CITY_PORTAL)
    return HttpCityPortal(HttpPartner(Guard.of(CITY_PORTAL, max(threads, 4)), address), password)


def business_clock(settings: Settings, database: Database) -> Clock:
    """The machine's clock, or in a demonstration the one that `motcua clock` moves ahead."""
    return demonstration_clock(database) if is_demo(settings) else SystemClock()


def office_from_environment() -> Office:
    """This will open the office for a bare process, such as a run started by hand from the engine's own page."""
    settings = Settings()
    os.environ.setdefault("MOTCUA_PERSONAL_KEY", settings.secrets.personal_data_key)
    if settings.database_url is None:
        raise RuntimeError("DATABASE_URL must name the domain database")
    database = Database(settings.database_url.get_secret_value(), pool_size=2)
    return open_office(settings, database, PrefectRunner(), threads=1)
