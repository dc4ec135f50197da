"""The front door: what the API, the desk and the portal share."""
