"""The delivery desk: what waits to be fetched or posted, and how it is handed over."""
