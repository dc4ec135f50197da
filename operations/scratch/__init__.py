"""A whole office in a folder of its own, for measuring and for trying out; gone when it is done."""
