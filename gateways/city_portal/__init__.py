"""The city's portal, which shows every dossier of the city and passes it on to the national one."""
