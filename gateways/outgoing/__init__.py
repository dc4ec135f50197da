"""Telling other agencies what happened, at addresses they gave us."""
