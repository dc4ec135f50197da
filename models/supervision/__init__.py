"""What a supervisor looks at: how dossiers stand, what is stuck and why, and each day as it ended."""
