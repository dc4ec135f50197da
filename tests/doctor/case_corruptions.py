"""Ways to spoil what another agency is told of its cases."""

from __future__ import annotations

from tests.doctor.corruption import Corruption

CASES = (
    Corruption(
        "Hồ sơ của cơ quan khác có đúng một mã liên thông",
        "new",
        "UPDATE dossier SET channel = 'linked' WHERE id = :d",
    ),
    Corruption(
        "Hồ sơ của cơ quan khác có đúng một mã liên thông",
        "case of the police",
        "UPDATE dossier SET channel = 'desk' WHERE id = :d",
    ),
    Corruption(
        "Mỗi việc phải báo đều được báo cho cơ quan đã chuyển hồ sơ",
        "case of the police",
        "DELETE FROM outgoing_event WHERE dossier_id = :d AND kind LIKE '%.accepted.%'",
    ),
    Corruption(
        "Mỗi việc phải báo đều được báo cho cơ quan đã chuyển hồ sơ",
        "case of the police",
        "UPDATE dossier SET ending = 'refused' WHERE id = :d",
    ),
    Corruption(
        "Mỗi việc phải báo đều được báo cho cơ quan đã chuyển hồ sơ",
        "case sent back",
        "DELETE FROM outgoing_event WHERE dossier_id = :d",
    ),
    Corruption(
        "Sự kiện gửi cơ quan khác liền số, kết thúc được báo một lần",
        "case of the police",
        "DELETE FROM outgoing_event WHERE dossier_id = :d AND sequence = 1",
    ),
    Corruption(
        "Sự kiện gửi cơ quan khác liền số, kết thúc được báo một lần",
        "case of the police",
        "UPDATE outgoing_event SET sequence = 7 WHERE dossier_id = :d AND sequence = 2",
    ),
    Corruption(
        "Sự kiện gửi cơ quan khác liền số, kết thúc được báo một lần",
        "case sent back",
        "UPDATE outgoing_event SET kind = replace(kind, 'supplement_requested', 'rejected') WHERE dossier_id = :d",
    ),
    Corruption(
        "Sự kiện gửi cơ quan khác có trạng thái rõ ràng",
        "case of the police",
        "UPDATE outgoing_event SET state = 'sent' WHERE dossier_id = :d",
    ),
    Corruption(
        "Sự kiện gửi cơ quan khác có trạng thái rõ ràng",
        "case sent back",
        "UPDATE outgoing_event SET state = 'paused' WHERE dossier_id = :d",
    ),
    Corruption(
        "Sự kiện không được nhận quá hai giờ làm việc thì có người biết",
        "case sent back",
        "UPDATE outgoing_event SET written_at = written_at - interval '9 days' WHERE dossier_id = :d",
    ),
)
