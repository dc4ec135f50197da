"""Deciding and signing: what waits, one dossier on one screen, many of one procedure at once, and in whose place."""
