"""What the office does about a question another agency asks it."""
