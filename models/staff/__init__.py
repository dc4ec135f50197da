"""Who works where, who is there, and how far into his agency's dossiers he sees (`docs/access.md`)."""
