"""What an office says in its own words beside what the law fixes."""
