"""For citizens: server-rendered pages, by code and secret, that work on any phone and without scripts."""
