"""Administration of links and letters, by pages."""
