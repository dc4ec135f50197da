"""The approver's pages."""
