"""Who sees and does what: the table, the property, and the stories behind them (`docs/access.md`)."""
