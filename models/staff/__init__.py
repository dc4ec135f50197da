"""Who of the staff is there, and who stands in for whom."""
