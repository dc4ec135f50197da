"""Partners to try with: small servers that know nothing of us, each with a ledger of what really reached it."""
