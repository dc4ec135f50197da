"""One synthetic document of every kind, for previews and tests; nobody in them exists."""
