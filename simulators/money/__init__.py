"""What partners who handle money need beside their trade: books of every day, and a page to pay on."""
