"""What only machines need: tokens, strict JSON, keys against doing a thing twice."""
