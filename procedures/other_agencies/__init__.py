"""Procedures that are not the ward's: a police post and an insurance office are agencies too."""
