"""Who works where, and how far into his agency's dossiers he sees (`docs/access.md`)."""
