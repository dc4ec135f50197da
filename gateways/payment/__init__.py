"""The payment gateway: a signed page for whoever pays, and calls of our own for inquiries, refunds and statements."""
