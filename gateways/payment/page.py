"""The gateway's page for whoever pays: an address that holds the order, signed so that nobody can change it.

Nothing is sent by us when a payment begins. The signature is HMAC-SHA256 over the fields in the order of their names,
as `name=value` joined by `&`; the secret is shared with the gateway.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlencode

from gateways.signed_message import SHARED


@dataclass(frozen=True)
class Order:
    """What is to be paid: our reference, đồng, into which account, until when, and where the browser goes then."""

    reference: str
    account: str
    amount: int
    expires_at: datetime
    return_url: str


@dataclass(frozen=True)
class PaymentPage:
    """Where the gateway's page is, and who we are there."""

    address: str
    merchant: str
    secret: str = field(repr=False)

    def link(self, order: Order) -> str:
        """This will give the address to lead whoever pays to."""
        fields = {
            "account": order.account,
            "amount": str(order.amount),
            "currency": "VND",
            "expires": str(int(order.expires_at.timestamp())),
            "merchant": self.merchant,
            "reference": order.reference,
            "return_url": order.return_url,
        }
        content = "&".join(f"{name}={value}" for name, value in sorted(fields.items()))
        key = base64.b64decode(self.secret.removeprefix(SHARED), validate=True)
        signature = hmac.new(key, content.encode(), hashlib.sha256).hexdigest()
        return f"{self.address}/pay?{urlencode({**fields, 'signature': signature})}"
