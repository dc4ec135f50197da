"""What it costs to have a result brought home, in every procedure."""

from __future__ import annotations

from procedures.civil_words import DeliveryWay
from procedures.component import Condition, FilingFacts
from procedures.tariff import FeeKind, FeeRule


def posted_nearby(declaration: object, facts: FilingFacts) -> bool:
    return facts.delivery is DeliveryWay.POST and facts.same_province_delivery


def posted_far(declaration: object, facts: FilingFacts) -> bool:
    return facts.delivery is DeliveryWay.POST and not facts.same_province_delivery


def one(declaration: object) -> int:
    return 1


POSTAGE = (
    FeeRule(
        code="postage-same-province",
        kind=FeeKind.POSTAGE,
        title="Cước gửi kết quả trong tỉnh, thành phố",
        condition=Condition("nhận kết quả qua bưu chính, cùng tỉnh, thành phố", posted_nearby),
        quantity=one,
        legal_basis="QĐ 45/2016/QĐ-TTg",
    ),
    FeeRule(
        code="postage-other-province",
        kind=FeeKind.POSTAGE,
        title="Cước gửi kết quả sang tỉnh, thành phố khác",
        condition=Condition("nhận kết quả qua bưu chính, khác tỉnh, thành phố", posted_far),
        quantity=one,
        legal_basis="QĐ 45/2016/QĐ-TTg",
    ),
)
