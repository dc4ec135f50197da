"""What stands on a dossier's page beside its task: talks, notes, opinions, originals, family, the drawing."""
