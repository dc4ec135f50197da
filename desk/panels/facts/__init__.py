"""What was found out about the people of a dossier, as an officer compares it with what was declared."""
