"""The city's portal, to which every agency sends how its dossiers stand."""
