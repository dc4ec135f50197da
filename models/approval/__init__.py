"""Who decides in whose place, what one may not decide himself, and many decisions signed one after another."""
