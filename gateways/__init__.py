"""The outside world: one protocol and one adapter for each partner, and what keeps a bad partner from hurting us."""
