"""What communes ask each other: what was asked of another, and what another asks of us."""
