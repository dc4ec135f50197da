"""Other agencies as the linkage knows them: what they are asked for, and another commune that answers questions."""
