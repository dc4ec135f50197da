"""The application that one web process serves: the front door of this installation with all rooms behind it."""

from __future__ import annotations

import os
from functools import partial

from fastapi import FastAPI

import api.router
import desk.router
import portal.router
from documents.file_store import FileStore
from documents.keys import LocalKeyring
from gateways import population_database, post_office
from gateways.engine_runs import HttpEngineRuns
from gateways.outgoing.event_post import EventPost
from gateways.payment import payment_gateway
from models.clock.clock import Clock, SystemClock
from models.clock.clock_offset import demonstration_clock
from models.database import Database
from operations.calm_collector import calm_collector
from operations.demo.seed import agency_codes
from operations.front.ready import readiness
from operations.machine_log import set_up_log
from operations.partners.addresses import payment_page
from operations.run_folder import is_demo
from operations.settings import Settings
from web.application import create_application
from web.front_door import FrontDoor

# A request holds one connection and one thread for some milliseconds; more of them only wait for the same two cores.
CONNECTIONS = 12
_SPEAKERS = (post_office.NAME, population_database.NAME, payment_gateway.NAME)


def make_application() -> FastAPI:
    """This will put the front door together from the environment, for a server that starts processes by itself."""
    settings = Settings()
    set_up_log()
    os.environ.setdefault("MOTCUA_PERSONAL_KEY", settings.secrets.personal_data_key)
    if settings.database_url is None:
        raise RuntimeError("DATABASE_URL must name the domain database")
    database = Database(settings.database_url.get_secret_value(), pool_size=CONNECTIONS)
    rooms = (*api.router.routers(), *desk.router.routers(), *portal.router.routers())
    application = create_application(front_door(settings, database), rooms)
    calm_collector()
    return application


def front_door(settings: Settings, database: Database) -> FrontDoor:
    """This will give everything the pages and the API stand on."""
    demo = is_demo(settings)
    secret = settings.secrets.partner_secret
    return FrontDoor(
        database=database,
        clock=_business_clock(database, demo=demo),
        files=FileStore(settings.folder / "files"),
        keyring=LocalKeyring(settings.folder / "keys"),
        base_url=settings.citizens_address,
        webhook_secrets={name: (secret(name),) for name in _SPEAKERS},
        demo=demo,
        default_agency=settings.default_agency or (agency_codes(settings.agency)[1] if demo else None),
        published_keys=settings.secrets.published_keys,
        readiness=readiness(settings, database),
        payment_page=partial(payment_page, settings),
        engine_runs=HttpEngineRuns(settings.prefect_api_url, settings.secrets.prefect_auth_string),
        engine_page=settings.prefect_address,
        event_post=EventPost(settings.secrets.signing_keys),
        # Whose signatures under incoming documents are trusted: certificates put there by whoever runs the office.
        trusted_authorities=tuple(path.read_bytes() for path in sorted((settings.folder / "trusted").glob("*.pem"))),
    )


def _business_clock(database: Database, *, demo: bool) -> Clock:
    return demonstration_clock(database) if demo else SystemClock()
