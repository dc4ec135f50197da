"""The shapes of what the API says, shared by several resources."""
