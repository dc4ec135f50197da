"""Nhật ký: who saw and who changed what."""
