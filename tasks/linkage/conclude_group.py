"""Every part of the group has ended: the family is told of all of them in one message."""

from __future__ import annotations

from engine.step import step
from engine.work import Work
from models.acts.outcome import Outcome
from models.linkage.group import Group, Part, group_of
from models.linkage.leg_state import GroupStatus, LegState
from models.status import Ending
from notifications.notices.group_outcome import GROUP_OUTCOME, GroupOutcome, PartOutcome
from tasks.wording.applicant import result_title
from tasks.wording.common_facts import common_facts
from tasks.write_letter import write_letter


class GroupConcluded(Outcome):
    """`ending` is how the dossier ends once the first result is handed over."""

    status: GroupStatus
    ending: Ending


@step(title="Tổng hợp kết quả liên thông, báo người nộp")
def conclude_group(work: Work) -> GroupConcluded:
    """What one agency did stands, whatever another refused."""
    group = group_of(work.session, work.dossier)
    if group is None:
        raise LookupError("only a linked group is concluded")
    notice = GroupOutcome(
        **common_facts(work),
        status=group.status.words,
        parts=(_first(work), *(_part(part) for part in group.parts)),
        all_done=group.status is GroupStatus.COMPLETED,
    )
    write_letter(work, GROUP_OUTCOME, notice)
    return GroupConcluded(status=group.status, ending=_ending(group))


def _ending(group: Group) -> Ending:
    return Ending.DELIVERED if group.status is GroupStatus.COMPLETED else Ending.DELIVERED_IN_PART


def _first(work: Work) -> PartOutcome:
    return PartOutcome(title=result_title(work.dossier), outcome=LegState.COMPLETED.words)


def _part(part: Part) -> PartOutcome:
    row = part.row
    state = part.state or LegState.WITHDRAWN
    detail = None
    if row is not None and state is LegState.COMPLETED and row.results:
        first = row.results[0]
        detail = f"{first['title']}, số {first['number']}"
    if row is not None and state is LegState.REJECTED and row.reasons:
        detail = "; ".join(str(reason["reason"]) for reason in row.reasons)
    return PartOutcome(
        title=part.leg.title, office=part.leg.office, outcome=state.words, detail=detail[:900] if detail else None
    )
