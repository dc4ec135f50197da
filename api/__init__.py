"""The thin JSON API for machines: one resource a file."""
