"""The day's money of an agency: what came in and went out, what is to be given back, and how the books compare."""
