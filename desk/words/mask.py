"""Personal numbers, telephones and addresses as pages show them: masked until somebody asks, which is logged."""

from __future__ import annotations

_DOT = "•"
_SHOWN = 3
# Fields of any declaration whose value is masked, by their last name.
MASKED = frozenset({"personal_number", "phone", "email", "tax_code"})
# A number is personal only where it stands in an identity paper; a certificate's number is not.
_PAPERS = "identity_document.number"


def is_masked(name: str) -> bool:
    """Whether the field of this dotted name is shown masked."""
    return name.rpartition(".")[2] in MASKED or name.endswith(_PAPERS)


def masked(value: str) -> str:
    """`001090000001` as `•••••••••001`, `nguoi.nop@example.vn` as `n••••@example.vn`."""
    name, at, domain = value.partition("@")
    if at:
        return f"{name[:1]}{_DOT * 4}@{domain}"
    return _DOT * max(len(value) - _SHOWN, 0) + value[-_SHOWN:] if len(value) > _SHOWN else _DOT * len(value)
