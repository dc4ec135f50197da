"""The body of `POST /dossiers` before a procedure has given it its declaration."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field, SerializeAsAny, StringConstraints

from procedures.agency_code import AgencyCode
from procedures.civil_words import Channel
from procedures.code_list import Offers
from procedures.forms.attachment import HandedComponent
from procedures.forms.delivery import Delivery
from procedures.forms.form import Form
from procedures.forms.payment import Payment
from procedures.forms.requester import Requester

MOST_COMPONENTS = 60
# How people hand in; what another agency starts comes by a route of its own (`POST /linked/{procedure}`).
OWN_CHANNELS = (Channel.DESK, Channel.POST, Channel.ONLINE)
ProcedureCode = Annotated[str, StringConstraints(pattern=r"^[0-9]\.[0-9]{6}(?:\.[A-Z0-9]{1,3}){0,6}$")]


class Filing(Form):
    """One dossier as it is handed in; `filing_model` narrows applicant and declaration to one procedure's own."""

    model_config = ConfigDict(title="Hồ sơ")

    agency: Annotated[
        AgencyCode | None, Field(title="Cơ quan giải quyết", description="Mã định danh; bỏ trống là cơ quan đang nhận")
    ] = None
    procedure: Annotated[ProcedureCode, Field(title="Mã thủ tục")]
    channel: Annotated[Channel, Offers(OWN_CHANNELS), Field(title="Cách nộp")]
    applicant: Annotated[SerializeAsAny[Requester], Field(title="Người yêu cầu")]
    declaration: Annotated[SerializeAsAny[Form], Field(title="Tờ khai")]
    components: Annotated[
        tuple[HandedComponent, ...], Field(title="Thành phần hồ sơ", max_length=MOST_COMPONENTS, strict=False)
    ] = ()
    delivery: Annotated[Delivery, Field(title="Nhận kết quả")]
    payment: Annotated[Payment, Field(title="Nộp phí, lệ phí")]
