"""Parts of the way that several procedures go: each is one verb, read like the procedures themselves."""
