"""What is done about a question another agency asks us."""
