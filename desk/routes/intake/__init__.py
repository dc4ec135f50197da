"""Taking a dossier in at the counter, page by page."""
