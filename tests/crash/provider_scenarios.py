"""A case that another agency starts at ours: what it is told of it comes complete, in order, and known by its ids."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from sqlalchemy import text

from gateways.outgoing.key_pair import verifying_keys
from tests.crash.api_client import NotAccepted
from tests.crash.scenarios import MISSING, MORNING, Telling
from tests.linkage.ward_receiver import WardReceiver, ward_receiver
from tests.office.filings import Body, without_copies

CLIENT = "cong-an"
_KNOWN = text("""
INSERT INTO partner_agency (id, code, name, base_url, event_keys, our_client_id, client_id, files_there, networks,
                            active, added_at)
SELECT gen_random_uuid(), 'H26.99.CA', 'Công an', :address, '{}', 'H26.99.01', c.id, '{}', :networks, true, now()
  FROM partner_client c WHERE c.client_id = :client
    ON CONFLICT (code) DO UPDATE SET base_url = excluded.base_url
""")


def done_for_another_agency(story: Telling) -> None:
    """They are asked for a paper, hand it in, and get the certificate; the first message is not taken at once."""
    with _listening(story) as agency:
        agency.answers = [500]
        _starts(story)
        story.answers("checks_components", "incomplete", items=[MISSING])
        story.awaits("supplements")
        handed_in = {"code": "medical_birth_certificate", "kind": "original_submitted", "source": "paper"}
        body = {"components": [handed_in]}
        story.client.post(f"/linked/{story.secret}/supplements", body, story.client.as_agency(CLIENT))
        story.answers("checks_components", "complete")
        story.is_appraised_and_approved()
        story.is_signed_and_sealed()
        story.ends()
        _heard(story, agency, ["supplement_requested", "accepted", "completed"])


def recalled_by_another_agency(story: Telling) -> None:
    with _listening(story) as agency:
        _starts(story)
        story.answers("checks_components", "complete")
        story.awaits("appraises")
        body = {"reason": "Gia đình rút yêu cầu."}
        story.client.post(f"/linked/{story.secret}/withdrawal", body, story.client.as_agency(CLIENT))
        story.ends()
        _heard(story, agency, ["accepted", "withdrawn"])


PROVIDER_STORIES = {story.__name__: story for story in (done_for_another_agency, recalled_by_another_agency)}


@contextmanager
def _listening(story: Telling) -> Iterator[WardReceiver]:
    """The other agency's door, known to ours; it is told nothing any more once the story is over."""
    pair = story.office.settings.secrets.event_pair
    with ward_receiver(verifying_keys([pair.public_jwk])) as agency:
        with story.office.database.transaction() as session:
            session.execute(_KNOWN, {"address": agency.address, "networks": ["127.0.0.0/8"], "client": CLIENT})
        yield agency


def _starts(story: Telling) -> None:
    """The case's own reference is also the key under which it is filed once."""
    story.secret = f"CA-{uuid4()}"
    body: Body = {
        **without_copies(MORNING.date()),
        "agency": "H26.99.01",
        "channel": "linked",
        "delivery": {"way": "online"},
        "linkage_id": story.secret,
    }
    told = story.client.post("/linked/1.001193", body, story.client.as_agency(CLIENT), key=story.secret)
    story.filed_as(told["code"])


def _heard(story: Telling, agency: WardReceiver, states: list[str]) -> None:
    """All that was to be told has been taken; whatever came twice came under one id."""
    owed = "SELECT FROM outgoing_event WHERE dossier_id = :d AND state <> 'sent'"
    story.until(lambda: not story.has(owed), "the last message")
    told = dict(agency.heard)
    row = sorted((int(body["sequence"]), body["data"]["state"]) for body in told.values())
    if row != list(enumerate(states, start=1)):
        raise NotAccepted(f"told {row}, not {states}")
