"""Giving money back: one proposes, another agrees, a third pays it out. No dossier waits for it."""
