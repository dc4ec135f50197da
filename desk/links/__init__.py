"""Administration of what passes with the outside: other agencies, their keys and messages, and the words of letters."""
