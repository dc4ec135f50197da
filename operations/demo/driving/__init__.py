"""Driving every sample to its ending: staff as clients of the API, the clock moved on, an account at the end."""
