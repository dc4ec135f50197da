"""What a dossier costs, written down line by line when it is accepted."""

from __future__ import annotations

from engine.work import Work
from models.agency import Agency
from models.clock.clock import VIETNAM
from models.dossier import Dossier
from models.money.fee import FeeLine
from procedures.civil_words import Channel, DeliveryWay, ExemptionGround
from procedures.component import FilingFacts
from procedures.forms.delivery import Delivery
from procedures.forms.form import Form
from procedures.tariff import FeeLine as TariffLine
from procedures.tariff import fee_lines
from tasks.wording.applicant import edition_of, requester
from tasks.wording.letterhead import agency_of


def charge_fees(work: Work) -> int:
    """This will write the fee lines by the tariff of the agency's province; returns the sum in đồng."""
    dossier, agency = work.dossier, agency_of(work.session, work.dossier)
    lines = fee_lines(
        edition_of(dossier).fee_rules, _declaration(dossier), _facts(dossier, agency), province=agency.province_code
    )
    work.session.add_all([_row(work, line) for line in lines])
    work.session.flush()
    return sum(line.amount for line in lines)


def _row(work: Work, line: TariffLine) -> FeeLine:
    return FeeLine(
        dossier_id=work.dossier.id,
        code=line.code,
        kind=line.kind.value,
        title=line.title,
        unit_price=line.unit_price,
        quantity=line.quantity,
        amount=line.amount,
        exempt_by=line.exempt_because.words if line.exempt_because else None,
        legal_basis=line.source,
        written_at=work.now,
    )


def _declaration(dossier: Dossier) -> Form:
    form = edition_of(dossier).declaration_form
    if form is None:
        raise LookupError(f"{dossier.procedure} has no declaration form")
    return form.model_validate(dossier.declaration)


def _facts(dossier: Dossier, agency: Agency) -> FilingFacts:
    asker = requester(dossier)
    proxy = asker.proxy
    address = Delivery.model_validate(dossier.delivery).address
    exemption = dossier.filing_facts.get("exemption")
    return FilingFacts(
        channel=Channel.read(dossier.channel),
        filed_on=dossier.received_at.astimezone(VIETNAM).date(),
        by_proxy=proxy is not None,
        proxy_is_close_kin=proxy is not None and proxy.kinship.is_close,
        delivery=DeliveryWay.read(dossier.delivery_way),
        same_province_delivery=address is None or address.province == agency.province_code,
        exemption=ExemptionGround.read(exemption) if exemption else None,
        for_organisation=asker.organisation is not None,
    )
