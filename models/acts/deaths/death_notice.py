"""The ward's own Giấy báo tử is signed and sealed like a result, but it is none: the dossier goes on after it."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from models.acts.act import Deed
from models.acts.seals import SEALS, Seal, Sealed, put_seals_on
from models.acts.signs import SIGNS

NOTICE = "death_notice"


class SealNotice(Seal):
    name: ClassVar[str] = "seal"
    title: ClassVar[str] = "Vào số, đóng dấu Giấy báo tử"
    causes: ClassVar[str] = (
        "Con dấu số của cơ quan được gắn vào Giấy báo tử; giấy được đưa vào hồ sơ để đăng ký khai tử."
    )


def _seal(deed: Deed, form: SealNotice) -> Sealed:
    """Nothing is issued to the family yet: the Giấy báo tử is what the registration rests on."""
    return put_seals_on(deed)


SIGNS_NOTICE = replace(
    SIGNS,
    variant=NOTICE,
    title="Ký Giấy báo tử",
    awaiting="Chờ chủ tịch ký Giấy báo tử",
    never_by_author_of="verifies_death",
)
SEALS_NOTICE = replace(
    SEALS,
    variant=NOTICE,
    title="Vào số, đóng dấu Giấy báo tử",
    awaiting="Chờ văn thư vào số, đóng dấu Giấy báo tử",
    forms=(SealNotice,),
    record=_seal,
)
