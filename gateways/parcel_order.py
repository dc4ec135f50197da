"""A parcel as it is ordered at the post office, with the fields of the post's own interface."""

from __future__ import annotations

from pydantic import Field

from gateways.wire import Asked, Wire


class PostalParty(Wire):
    """Who sends or receives; `province` by its code, `desc` what the sender puts in. Districts ended on 01/07/2025."""

    name: str = Field(min_length=1)
    address: str = Field(min_length=1)
    tel: str = Field(min_length=1)
    province: str | None = None
    email: str | None = None
    desc: str | None = None


class ParcelOrder(Asked):
    """`order_number` is the dossier's code; `cod_amount` in đồng is fee and postage collected at the door."""

    customer_code: str
    order_number: str
    cod_amount: int = Field(default=0, ge=0)
    sender: PostalParty
    receiver: PostalParty
    description: str = ""
    gov_agency_code: str = ""
    gov_agency_name: str = ""
