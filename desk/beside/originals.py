"""Where each original of a dossier is, and what nobody has said about it yet."""

from __future__ import annotations

from dataclasses import dataclass

from desk.folder.folder import Folder
from language.phrase import phrase
from models.folder.original_move import Custody, OriginalMove, SignedFor, last_of, where_is
from models.intake.component import Component

# What may be said of an original that the office holds, in the order in which it usually happens.
MOVES = (
    (Custody.SHELVED, "Để vào tủ, kệ"),
    (Custody.GIVEN_BACK, "Trả lại cho người nộp"),
    (Custody.ARCHIVED, "Lưu cùng hồ sơ, không phải trả"),
)
SIGNATURES = tuple((way.value, way.words) for way in SignedFor)


@dataclass(frozen=True)
class MoveRow:
    move: OriginalMove
    who: str


@dataclass(frozen=True)
class OriginalRow:
    """One component and its original; `custody` is None where the office never had it."""

    component: Component
    title: str
    custody: Custody | None
    last: OriginalMove | None
    moves: tuple[MoveRow, ...]

    @property
    def words(self) -> str:
        if self.custody is None:
            return "Người nộp giữ"
        if self.custody is Custody.SHELVED and self.last is not None:
            return phrase("{custody} {place}", custody=self.custody.words, place=self.last.place)
        if self.custody is Custody.GIVEN_BACK and self.last is not None and self.last.signed_for is not None:
            return phrase(
                "{custody} {to_whom}, {signed_for}",
                custody=self.custody.words,
                to_whom=self.last.to_whom,
                signed_for=self.last.signed_for.words,
            )
        return self.custody.words

    @property
    def is_held(self) -> bool:
        return self.custody is not None and not self.custody.is_settled

    @property
    def number(self) -> int:
        """How many moves there are: what the page had seen, sent along with the next one."""
        return self.last.number if self.last else 0


def originals_of(folder: Folder) -> list[OriginalRow]:
    """Every original the office has or had, those of replaced papers too, and every paper it might still keep."""
    rows = [_row(folder, component) for component in folder.components]
    return [row for row in rows if row.custody is not None or (row.component.replaced_at is None and _on_paper(row))]


def held_originals(folder: Folder) -> list[OriginalRow]:
    """What the office still holds: neither given back nor archived."""
    return [row for row in (_row(folder, one) for one in folder.components) if row.is_held]


def _on_paper(row: OriginalRow) -> bool:
    return row.component.source == "paper"


def _row(folder: Folder, component: Component) -> OriginalRow:
    moves = [move for move in folder.moves if move.component_id == component.id]
    told = tuple(MoveRow(move, folder.names.get(move.moved_by, "")) for move in moves)
    return OriginalRow(
        component, folder.component_title(component.code), where_is(component, moves), last_of(moves), told
    )
