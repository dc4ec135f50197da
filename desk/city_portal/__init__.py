"""How far the city's portal is behind, and where it differs."""
