"""What the office says in letters and papers, and the words it adds of its own."""
