"""What the city's portal is told of every dossier: the outbox, its shapes, and where both sides differ."""
