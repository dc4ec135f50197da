"""Cases that other agencies start here (`docs/linkage.md`)."""
