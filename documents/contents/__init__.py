"""What stands on each document: one frozen model a document, ready to be drawn."""
