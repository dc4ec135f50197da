"""Telling the city's portal how dossiers stand, and comparing both sides."""
