"""The small acts on a dossier's page that answer no wait of its procedure."""
