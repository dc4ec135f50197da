"""The identity card at the counter: what its square code says, and what of the form that fills in."""
