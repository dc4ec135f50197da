"""Groups of procedures of several agencies that one filing starts."""
