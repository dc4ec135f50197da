"""The page on which somebody pays, or goes away without paying; it looks like no bank's."""

from __future__ import annotations

from html import escape
from typing import Any

from starlette.responses import HTMLResponse

_HEAD = (
    '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Cổng thanh toán giả lập</title>'
    '<meta name="viewport" content="width=device-width"></head><body><main><h1>Cổng thanh toán giả lập</h1>'
)
_FOOT = "</main></body></html>"


def shown(order: dict[str, Any], *, known: bool) -> HTMLResponse:
    """The sum and two buttons; an order that has been dealt with only leads back."""
    back = f'<p><a href="{escape(order["return_url"])}">Quay lại</a></p>'
    if known:
        return HTMLResponse(f"{_HEAD}<p>Giao dịch này đã được xử lý.</p>{back}{_FOOT}")
    amount = f"{order['amount']:,}".replace(",", ".")
    boxes = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(str(value))}">' for name, value in order.items()
    )
    return HTMLResponse(
        f"{_HEAD}<p>Không có tiền thật ở đây.</p><p>Số tiền: <strong>{amount} đồng</strong></p>"
        f'<form method="post" action="/pay">{boxes}<button name="choice" value="pay">Trả tiền</button> '
        f'<button name="choice" value="leave">Không trả</button></form>{_FOOT}'
    )


def turned_away() -> HTMLResponse:
    return HTMLResponse(f"{_HEAD}<p>Liên kết không hợp lệ hoặc đã hết hạn.</p>{_FOOT}", 403)
