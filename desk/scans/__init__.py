"""Taking a pile of scanned papers in and giving each page to its component."""
