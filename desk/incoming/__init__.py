"""Sổ văn bản đến on the desk: registering, the stamp, routing, limits, the book on paper."""
