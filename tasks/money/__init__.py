"""Money that moves outside of the desk: news of it, giving it back, comparing the books, telling whom it is of."""
