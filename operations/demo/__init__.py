"""The demonstration: two wards with their staff, and dossiers of every kind, filed through the API like any others."""
