"""Which days of which accounts are to be compared: every agency's day before today, with gateway and post.

Days are the partners' own, by the machine's clock: a demonstration that runs ahead cannot make a bank's day end.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import uuid4

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from models.agency import Agency
from models.clock.clock import VIETNAM
from models.delivery.parcel import Parcel
from models.dossier import Dossier
from models.money.payment import PaymentIntent
from models.money.reconciliation import Channel, Reconciliation


def today_there(machine_now: datetime) -> date:
    """This will give the day it is at the partners."""
    return machine_now.astimezone(VIETNAM).date()


def put_down_due(session: Session, machine_now: datetime) -> None:
    """This will put down what is to be compared for the day that is just over, once for each agency and partner.

    Where nobody was ever asked for money that way there are no books to compare, and perhaps no partner: that is put
    down too, once a day, so that nobody looks for it again.
    """
    day = today_there(machine_now) - timedelta(days=1)
    for channel in Channel:
        done = select(Reconciliation.agency_id).where(Reconciliation.channel == channel, Reconciliation.day == day)
        for agency in session.scalars(select(Agency).where(Agency.id.not_in(done))).all():
            used = _was_ever_used(session, agency, channel)
            want_reconciliation(session, agency, channel, day, again=False, needed=used)


def _was_ever_used(session: Session, agency: Agency, channel: Channel) -> bool:
    if channel is Channel.GATEWAY:
        wanted = select(PaymentIntent.id).where(PaymentIntent.agency_id == agency.id)
    else:
        of_agency = select(Parcel.id).join(Dossier, Dossier.id == Parcel.dossier_id)
        wanted = of_agency.where(Dossier.agency_id == agency.id, Parcel.cod_amount > 0)
    return session.scalars(wanted.limit(1)).first() is not None


def want_reconciliation(
    session: Session, agency: Agency, channel: Channel, day: date, *, again: bool = True, needed: bool = True
) -> None:
    """This will have the day compared soon; `again` also when it has been before, as often as the first time."""
    new = insert(Reconciliation).values(
        id=uuid4(),
        agency_id=agency.id,
        channel=channel,
        account=agency.code,
        day=day,
        look_at=func.now() if needed else None,
        looks=0,
        ours=0,
        theirs=0,
        entries=0,
    )
    place = ["agency_id", "channel", "day"]
    if again:
        session.execute(new.on_conflict_do_update(index_elements=place, set_={"look_at": func.now(), "looks": 0}))
    else:
        session.execute(new.on_conflict_do_nothing(index_elements=place))
