"""People, roles and units of the agency, as an administrator sees and changes them."""
