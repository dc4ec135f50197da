"""The pages of administration about links and letters."""
