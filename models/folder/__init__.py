"""What stands in a dossier's folder beside its journal: talks, notes, opinions, where each original is."""
