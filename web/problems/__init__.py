"""Problems: the catalogue, how they are told, and the pages that explain them."""
