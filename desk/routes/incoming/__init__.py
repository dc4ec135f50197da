"""Sổ văn bản đến: pages and what is sent from them."""
