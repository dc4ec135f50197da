"""What filing brings with it."""
