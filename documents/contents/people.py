"""The people who stand on a document."""

from __future__ import annotations

from documents.contents.content import Part, Required, Text


class Applicant(Part):
    """The person or body the dossier belongs to; an empty field is left as dots to be filled by hand."""

    name: Required
    personal_number: Text = ""
    address: Text = ""
    phone: Text = ""
    email: Text = ""


class Proxy(Applicant):
    """Who hands the dossier in for somebody else."""

    authorisation: Text = ""
    """The paper that lets them: "Giấy ủy quyền số ... ngày ...", or the family relation."""


class Signatory(Part):
    """Who signs, and in whose name."""

    capacity: Text = ""
    """On whose behalf: "TM. ỦY BAN NHÂN DÂN"; may be empty."""
    position: Required
    """"CHỦ TỊCH"; a deputy's "KT. CHỦ TỊCH" and "PHÓ CHỦ TỊCH" are two lines parted by a slash."""
    name: Text = ""
