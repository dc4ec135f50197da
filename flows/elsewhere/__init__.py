"""Who is waited for in the procedures of other agencies."""
