"""Very many dossiers at once: samples are driven by the legal path in an office of their own, and copied from there."""
