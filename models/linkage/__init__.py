"""Cases that other agencies start here, and what they are told of them."""
