"""What other agencies' offices do."""
