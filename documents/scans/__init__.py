"""Piles of scanned papers: their cover sheets, what is read from them, and cutting them apart."""
